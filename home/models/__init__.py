from home.models.approval import ColleagueApprovalTask
from home.models.files import Handout, Picture, Rendition
from home.models.front import HomePage
from home.models.guides import GuideIndexPage, GuideLesson, GuidePage
from home.models.news import NewsIndexPage, NewsPage
from home.models.regulations import RegulationIndexPage, RegulationPage

__all__ = [
    "ColleagueApprovalTask",
    "GuideIndexPage",
    "GuideLesson",
    "GuidePage",
    "Handout",
    "HomePage",
    "NewsIndexPage",
    "NewsPage",
    "Picture",
    "RegulationIndexPage",
    "RegulationPage",
    "Rendition",
]
