"""The permission matrix: who gets what answer, in one table.

`whose`: the target belongs to the visitor's own agency (Dinas Kesehatan: Sari, Rizki and
Pak Fauzi work there, Pak Budi mentors it) or to the other one (Disdikbud); `-` where it
belongs to nobody. Answers: a status, `door` for a redirect to our log-in, `go` for any other
redirect. Roles whose answer is `.` do not exist for that row.
"""

from dataclasses import dataclass

ROLES = ("visitor", "innovator", "mentor", "admin", "head", "clinic", "editor", "root")

TABLE = """
address               method whose  visitor innovator mentor admin head clinic editor root

healthz               GET    -      200     200       200    200   200  200    200    200
healthz               POST   -      405     405       405    405   405  405    405    405
set_language          GET    -      405     405       405    405   405  405    405    405
set_language          POST   -      go      go        go     go    go   go     go     go
components            GET    -      200     200       200    200   200  200    200    200
components            POST   -      200     200       200    200   200  200    200    200
foundation:file       GET    own    404     404       404    404   200  200    404    200
foundation:file       GET    other  404     404       404    404   404  200    404    200
foundation:file       POST   own    405     405       405    405   405  405    405    405
foundation:file       POST   other  405     405       405    405   405  405    405    405

foundation:bell          GET    -      door    200       200    200   200  200    200    200
foundation:bell          POST   -      door    405       405    405   405  405    405    405
foundation:read_notices  GET    -      door    405       405    405   405  405    405    405
foundation:read_notices  POST   -      door    go        go     go    go   go     go     go
foundation:read_notice   GET    own    door    405       405    405   405  405    405    405
foundation:read_notice   POST   own    door    go        404    404   404  404    404    404
foundation:read_notice   POST   other  door    404       404    404   404  404    404    404
foundation:since         GET    -      401     200       200    200   200  200    200    200
foundation:since         POST   -      405     405       405    405   405  405    405    405

page:home             GET    -      200     200       200    200   200  200    200    200
page:catalogue        GET    -      200     200       200    200   200  200    200    200
page:course           GET    open   200     200       200    200   200  200    200    200
page:course           GET    own    404     200       404    200   200  200    200    200
page:course           GET    other  404     404       404    404   404  200    200    200
page:module           GET    open   go      go        go     go    go   go     go     go
page:module           GET    own    404     go        404    go    go   go     go     go
page:module           GET    other  404     404       404    404   404  go     go     go
page:lesson           GET    open   go      go        go     go    go   go     go     go
page:lesson           GET    own    404     200       404    go    go   go     go     go
page:lesson           GET    other  404     404       404    404   404  go     go     go
page:open_lesson      GET    open   200     200       200    200   200  200    200    200
page:open_lesson      GET    other  404     404       404    404   404  200    200    200
page:guide_list       GET    -      200     200       200    200   200  200    200    200
page:guide            GET    -      200     200       200    200   200  200    200    200
page:regulation_list  GET    -      200     200       200    200   200  200    200    200
page:regulation       GET    -      200     200       200    200   200  200    200    200
page:news_list        GET    -      200     200       200    200   200  200    200    200
page:news             GET    -      200     200       200    200   200  200    200    200

home:start            GET    -      door    200       200    200   200  200    200    200
home:start            POST   -      door    405       405    405   405  405    405    405

courses:enroll        GET    own    door    405       405    405   405  405    405    405
courses:enroll        POST   open   door    go        go     go    go   go     go     go
courses:enroll        POST   own    door    go        404    go    go   go     go     go
courses:enroll        POST   other  door    404       404    404   404  go     go     go
courses:withdraw      GET    own    door    200       404    go    go   go     go     go
courses:withdraw      GET    other  door    404       404    404   404  go     go     go
courses:withdraw      POST   own    door    200       404    go    go   go     go     go
courses:withdraw      POST   other  door    404       404    404   404  go     go     go
courses:assign        GET    open   door    404       404    200   200  200    404    200
courses:assign        GET    own    door    404       404    200   200  200    404    200
courses:assign        GET    other  door    404       404    404   404  200    404    200
courses:assign        POST   own    door    404       404    200   200  200    404    200
courses:assign        POST   other  door    404       404    404   404  200    404    200
courses:history       GET    -      door    200       200    200   200  200    200    200
courses:history       POST   -      door    405       405    405   405  405    405    405
courses:view_lesson   GET    own    door    405       405    405   405  405    405    405
courses:view_lesson   POST   own    door    204       404    404   404  404    404    404
courses:view_lesson   POST   other  door    404       404    404   404  404    404    404
courses:finish_lesson GET    own    door    405       405    405   405  405    405    405
courses:finish_lesson POST   own    door    go        404    go    go   go     go     go
courses:finish_lesson POST   other  door    404       404    404   404  go     go     go
courses:undo_lesson   GET    own    door    405       405    405   405  405    405    405
courses:undo_lesson   POST   own    door    go        404    go    go   go     go     go
courses:undo_lesson   POST   other  door    404       404    404   404  go     go     go
courses:tick          GET    own    door    405       405    405   405  405    405    405
courses:tick          POST   own    door    go        404    go    go   go     go     go
courses:tick          POST   other  door    404       404    404   404  go     go     go

courses:report        GET    -      door    404       404    200   200  200    404    200
courses:report        POST   -      door    405       405    405   405  405    405    405
courses:report_rows   GET    own    door    404       404    200   200  200    404    200
courses:report_rows   GET    other  door    404       404    404   404  200    404    200
courses:report_rows   POST   own    door    405       405    405   405  405    405    405

agents:claim              GET    -      door    200       200    200   200  200    200    200
agents:claim              POST   -      door    405       405    405   405  405    405    405
agents:own_data           GET    -      door    200       200    200   200  200    200    200
agents:own_data           POST   -      door    405       405    405   405  405    405    405
agents:download_data      GET    -      door    405       405    405   405  405    405    405
agents:download_data      POST   -      door    go        go     go    go   go     go     go
agents:ask_erasure        GET    -      door    405       405    405   405  405    405    405
agents:ask_erasure        POST   -      door    go        go     go    go   go     go     go
agents:take_back_erasure  GET    -      door    405       405    405   405  405    405    405
agents:take_back_erasure  POST   -      door    go        go     go    go   go     go     go
agents:claim_code         GET    -      door    go        go     go    go   go     go     200
agents:claim_code         POST   -      door    go        go     go    go   go     go     200
agents:claim_email        GET    -      door    go        go     go    go   go     go     200
agents:claim_email        POST   -      door    go        go     go    go   go     go     200
agents:claim_email_code   GET    -      door    go        go     go    go   go     go     200
agents:claim_email_code   POST   -      door    go        go     go    go   go     go     200
agents:claim_approval     GET    -      door    go        go     go    go   go     go     200
agents:claim_approval     POST   -      door    go        go     go    go   go     go     200
agents:unit               GET    -      door    404       404    200   200  200    404    200
agents:unit               POST   -      405     405       405    405   405  405    405    405
agents:unit_codes         GET    -      405     405       405    405   405  405    405    405
agents:unit_codes         POST   -      door    404       404    go    go   go     404    go
agents:unit_codes_pdf     GET    -      405     405       405    405   405  405    405    405
agents:unit_codes_pdf     POST   -      door    404       404    404   404  404    404    404
agents:unit_requests      GET    -      door    404       404    200   200  200    404    200
agents:unit_requests      POST   -      405     405       405    405   405  405    405    405
agents:approve_claim      GET    own    405     405       405    405   405  405    405    405
agents:approve_claim      POST   own    door    404       404    go    go   go     404    go
agents:approve_claim      POST   other  door    404       404    404   404  go     404    go
agents:reject_claim       GET    own    door    404       404    200   200  200    404    200
agents:reject_claim       GET    other  door    404       404    404   404  200    404    200
agents:reject_claim       POST   own    door    404       404    200   200  200    404    200
agents:reject_claim       POST   other  door    404       404    404   404  200    404    200
agents:unit_claims        GET    -      door    404       404    200   200  200    404    200
agents:unit_claims        POST   -      405     405       405    405   405  405    405    405
agents:undo_claim         GET    own    door    404       404    200   200  200    404    200
agents:undo_claim         GET    other  door    404       404    404   404  200    404    200
agents:undo_claim         POST   own    door    404       404    200   200  200    404    200
agents:undo_claim         POST   other  door    404       404    404   404  200    404    200

innovations:list          GET    -      door    200       200    200   200  200    200    200
innovations:list          POST   -      door    405       405    405   405  405    405    405
innovations:list_file           GET    -      door   200    200    200    200    200    200    200
innovations:list_file           POST   -      door   405    405    405    405    405    405    405
innovations:register      GET    -      door    200       200    200   200  200    200    200
innovations:register      POST   -      door    200       200    200   200  200    200    200
innovations:detail        GET    own    door    200       200    200   200  200    404    200
innovations:detail        GET    other  door    404       404    404   404  200    404    200
innovations:detail        POST   own    door    405       405    405   405  405    405    405
innovations:edit          GET    own    door    200       404    200   404  200    404    200
innovations:edit          GET    other  door    404       404    404   404  200    404    200
innovations:edit          POST   own    door    200       404    200   404  200    404    200
innovations:edit          POST   other  door    404       404    404   404  200    404    200
innovations:members       GET    own    door    200       404    200   404  200    404    200
innovations:members       GET    other  door    404       404    404   404  200    404    200
innovations:members       POST   own    door    200       404    200   404  200    404    200
innovations:members       POST   other  door    404       404    404   404  200    404    200
innovations:remove_member  GET    own    door    405       405    405   405  405    405    405
innovations:remove_member  POST   own    door    go        404    go    404  go     404    go
innovations:remove_member  POST   other  door    404       404    404   404  go     404    go
innovations:queue         GET    -      door    404       404    200   404  200    404    200
innovations:queue         POST   -      door    405       405    405   405  405    405    405
innovations:confirm       GET    own    door    405       405    405   405  405    405    405
innovations:confirm       POST   own    door    404       404    go    404  go     404    go
innovations:confirm       POST   other  door    404       404    404   404  go     404    go
innovations:reject        GET    own    door    404       404    200   404  200    404    200
innovations:reject        GET    other  door    404       404    404   404  200    404    200
innovations:reject        POST   own    door    404       404    200   404  200    404    200
innovations:reject        POST   other  door    404       404    404   404  200    404    200
innovations:withdraw      GET    own    door    405       405    405   405  405    405    405
innovations:withdraw      POST   own    door    go        404    404   404  404    404    404
innovations:withdraw      POST   other  door    404       404    404   404  404    404    404
innovations:change_part   GET    own    door    405       405    405   405  405    405    405
innovations:change_part   POST   own    door    go        404    go    404  go     404    go
innovations:change_part   POST   other  door    404       404    404   404  go     404    go
innovations:take_back     GET    own    door    405       405    405   405  405    405    405
innovations:take_back     POST   own    door    go        404    go    404  go     404    go
innovations:take_back     POST   other  door    404       404    404   404  go     404    go
innovations:invitation    GET    own    door    200       404    404   404  404    404    404
innovations:invitation    GET    other  door    404       404    404   404  404    404    404
innovations:invitation    POST   own    door    405       405    405   405  405    405    405
innovations:accept        GET    own    door    405       405    405   405  405    405    405
innovations:accept        POST   own    door    go        404    404   404  404    404    404
innovations:accept        POST   other  door    404       404    404   404  404    404    404
innovations:decline       GET    own    door    405       405    405   405  405    405    405
innovations:decline       POST   own    door    go        404    404   404  404    404    404
innovations:decline       POST   other  door    404       404    404   404  404    404    404

courses:report_file       GET    -      door    404       404    200   200  200    404    200
courses:report_file       POST   -      door    405       405    405   405  405    405    405
courses:report_person     GET    own    door    404       404    200   200  200    404    200
courses:report_person     GET    other  door    404       404    404   404  200    404    200
courses:report_person     POST   own    door    405       405    405   405  405    405    405
courses:report_staff_file GET    -      door    404       404    200   200  200    404    200
courses:report_staff_file POST   -      door    405       405    405   405  405    405    405
courses:report_summary    GET    -      door    404       404    200   200  200    404    200
courses:report_summary    POST   -      door    405       405    405   405  405    405    405
courses:report_remind     GET    own    door    405       405    405   405  405    405    405
courses:report_remind     POST   own    door    404       404    go    go   go     404    go
courses:report_remind     POST   other  door    404       404    404   404  go     404    go
courses:report_enroll     GET    own    door    404       404    go    go   go     404    go
courses:report_enroll     GET    other  door    404       404    404   404  go     404    go
courses:report_enroll     POST   own    door    404       404    go    go   go     404    go
courses:report_enroll     POST   other  door    404       404    404   404  go     404    go
courses:assignment        GET    own    door    404       404    404   200  200    404    200
courses:assignment        GET    other  door    404       404    404   404  200    404    200
courses:assignment        POST   own    door    405       405    405   405  405    405    405
courses:take_back         GET    own    door    405       405    405   405  405    405    405
courses:take_back         POST   own    door    404       404    404   go   go     404    go
courses:take_back         POST   other  door    404       404    404   404  go     404    go
courses:report_rows_file  GET    own    door    404       404    200   200  200    404    200
courses:report_rows_file  GET    other  door    404       404    404   404  200    404    200
courses:report_rows_file  POST   own    door    405       405    405   405  405    405    405
courses:report_rows_nips  GET    own    door    405       405    405   405  405    405    405
courses:report_rows_nips  POST   own    door    404       404    200   200  200    404    200
courses:report_rows_nips  POST   other  door    404       404    404   404  200    404    200

home:search               GET    -      200     200       200    200   200  200    200    200
home:search               POST   -      405     405       405    405   405  405    405    405
home:help                 GET    -      200     200       200    200   200  200    200    200
home:help                 POST   -      405     405       405    405   405  405    405    405
home:privacy              GET    -      200     200       200    200   200  200    200    200
home:privacy              POST   -      405     405       405    405   405  405    405    405

mentoring:choose_mentor   GET    own    door    go        404    go    404  go     404    go
mentoring:choose_mentor   GET    other  door    404       404    404   404  go     404    go
mentoring:choose_mentor   POST   own    door    405       405    405   405  405    405    405
mentoring:book            GET    own    door    200       404    200   404  200    404    200
mentoring:book            GET    other  door    404       404    404   404  200    404    200
mentoring:book            POST   own    door    200       404    200   404  200    404    200
mentoring:book            POST   other  door    404       404    404   404  200    404    200
mentoring:move            GET    own    door    200       200    go    go   200    404    200
mentoring:move            GET    other  door    404       404    404   404  200    404    200
mentoring:move            POST   own    door    200       200    go    go   200    404    200
mentoring:move            POST   other  door    404       404    404   404  200    404    200
mentoring:cancel          GET    own    door    200       200    go    go   200    404    200
mentoring:cancel          GET    other  door    404       404    404   404  200    404    200
mentoring:cancel          POST   own    door    200       200    go    go   200    404    200
mentoring:cancel          POST   other  door    404       404    404   404  200    404    200
mentoring:approve         GET    own    door    405       405    405   405  405    405    405
mentoring:approve         POST   own    door    404       go     404   404  404    404    404
mentoring:approve         POST   other  door    404       404    404   404  404    404    404
mentoring:decline         GET    own    door    404       200    404   404  404    404    404
mentoring:decline         GET    other  door    404       404    404   404  404    404    404
mentoring:decline         POST   own    door    404       200    404   404  404    404    404
mentoring:decline         POST   other  door    404       404    404   404  404    404    404
mentoring:sessions        GET    -      door    200       200    200   200  200    200    200
mentoring:sessions        POST   -      door    405       405    405   405  405    405    405
mentoring:month           GET    -      door    200       200    200   200  200    200    200
mentoring:month           POST   -      door    405       405    405   405  405    405    405
mentoring:day             GET    -      door    200       200    200   200  200    200    200
mentoring:day             POST   -      door    405       405    405   405  405    405    405
mentoring:session         GET    own    door    200       200    200   200  200    404    200
mentoring:session         GET    other  door    404       404    404   404  200    404    200
mentoring:session         POST   own    door    405       405    405   405  405    405    405
mentoring:session_file    GET    own    door    200       200    404   404  404    404    404
mentoring:session_file    GET    other  door    404       404    404   404  404    404    404
mentoring:session_file    POST   own    door    405       405    405   405  405    405    405
mentoring:report          GET    own    door    404       404    404   404  404    404    404
mentoring:report          GET    other  door    404       404    404   404  404    404    404
mentoring:report          POST   own    door    404       404    404   404  404    404    404
mentoring:sessions_file         GET    -      door   200    200    200    200    200    200    200
mentoring:sessions_file         POST   -      door   405    405    405    405    405    405    405
mentoring:assignments_file      GET    -      door   200    200    200    200    200    200    200
mentoring:assignments_file      POST   -      door   405    405    405    405    405    405    405
mentoring:consultations_file    GET    -      door   200    200    200    200    200    200    200
mentoring:consultations_file    POST   -      door   405    405    405    405    405    405    405
mentoring:follow_ups            GET    -      door   200    200    200    200    200    200    200
mentoring:follow_ups            POST   -      door   405    405    405    405    405    405    405
mentoring:innovation_follow_ups GET    own    door   200    200    200    200    200    404    200
mentoring:innovation_follow_ups GET    other  door   404    404    404    404    200    404    200
mentoring:innovation_follow_ups POST   own    door   405    405    405    405    405    405    405
mentoring:follow_up             GET    own    door   200    200    200    200    200    404    200
mentoring:follow_up             GET    other  door   404    404    404    404    200    404    200
mentoring:follow_up             POST   own    door   405    405    405    405    405    405    405
mentoring:add_follow_up         GET    own    door   200    200    404    404    200    404    200
mentoring:add_follow_up         GET    other  door   404    404    404    404    200    404    200
mentoring:add_follow_up         POST   own    door   200    200    404    404    200    404    200
mentoring:add_follow_up         POST   other  door   404    404    404    404    200    404    200
mentoring:add_session_follow_up GET    own    door   200    200    404    404    200    404    200
mentoring:add_session_follow_up GET    other  door   404    404    404    404    200    404    200
mentoring:add_session_follow_up POST   own    door   200    200    404    404    200    404    200
mentoring:add_session_follow_up POST   other  door   404    404    404    404    200    404    200
mentoring:edit_follow_up        GET    own    door   200    200    404    404    200    404    200
mentoring:edit_follow_up        GET    other  door   404    404    404    404    200    404    200
mentoring:edit_follow_up        POST   own    door   200    200    404    404    200    404    200
mentoring:edit_follow_up        POST   other  door   404    404    404    404    200    404    200
mentoring:finish_follow_up      GET    own    door   405    405    405    405    405    405    405
mentoring:finish_follow_up      POST   own    door   go     go     404    404    go     404    go
mentoring:finish_follow_up      POST   other  door   404    404    404    404    go     404    go
mentoring:reopen_follow_up      GET    own    door   405    405    405    405    405    405    405
mentoring:reopen_follow_up      POST   own    door   go     go     404    404    go     404    go
mentoring:reopen_follow_up      POST   other  door   404    404    404    404    go     404    go
scheduling:windows        GET    -      door    404       200    404   404  404    404    404
scheduling:windows        POST   -      door    404       200    404   404  404    404    404
scheduling:close_window   GET    own    door    405       405    405   405  405    405    405
scheduling:close_window   POST   own    door    404       go     404   404  404    404    404
scheduling:close_window   POST   other  door    404       404    404   404  404    404    404
scheduling:rooms          GET    -      door    404       404    404   404  200    404    200
scheduling:rooms          POST   -      door    404       404    404   404  200    404    200
scheduling:set_room       GET    -      door    405       405    405   405  405    405    405
scheduling:set_room       POST   -      door    404       404    404   404  go     404    go
scheduling:subscription   GET    -      door    200       200    200   200  200    200    200
scheduling:subscription   POST   -      door    405       405    405   405  405    405    405
scheduling:renew_feed     GET    -      door    405       405    405   405  405    405    405
scheduling:renew_feed     POST   -      door    go        go     go    go   go     go     go
scheduling:revoke_feed    GET    -      door    405       405    405   405  405    405    405
scheduling:revoke_feed    POST   -      door    go        go     go    go   go     go     go
scheduling:feed           GET    -      404     404       404    404   404  404    404    404
scheduling:feed           POST   -      405     405       405    405   405  405    405    405
mentoring:assignments     GET    -      door    200       200    200   200  200    200    200
mentoring:assignments     POST   -      door    405       405    405   405  405    405    405
mentoring:assign          GET    -      door    404       404    404   404  200    404    200
mentoring:assign          POST   -      door    404       404    404   404  200    404    200
mentoring:hand_over       GET    own    door    404       404    404   404  200    404    200
mentoring:hand_over       GET    other  door    404       404    404   404  200    404    200
mentoring:hand_over       POST   own    door    404       404    404   404  200    404    200
mentoring:end_assignment  GET    own    door    404       404    404   404  200    404    200
mentoring:end_assignment  GET    other  door    404       404    404   404  200    404    200
mentoring:end_assignment  POST   own    door    404       404    404   404  200    404    200

mentoring:consultations           GET    -      door    200       200    200   200  200    200    200
mentoring:consultations           POST   -      door    405       405    405   405  405    405    405
mentoring:ask                     GET    -      door    200       200    200   200  200    200    200
mentoring:ask                     POST   -      door    200       200    200   200  200    200    200
mentoring:consultation            GET    own    door    200       200    404   404  200    404    200
mentoring:consultation            GET    other  door    404       404    404   404  200    404    200
mentoring:consultation            POST   own    door    405       405    405   405  405    405    405
mentoring:new_messages            GET    own    door    200       200    404   404  200    404    200
mentoring:new_messages            GET    other  door    404       404    404   404  200    404    200
mentoring:new_messages            POST   own    door    405       405    405   405  405    405    405
mentoring:post_message            GET    own    door    405       405    405   405  405    405    405
mentoring:post_message            POST   own    door    200       200    404   404  200    404    200
mentoring:post_message            POST   other  door    404       404    404   404  200    404    200
mentoring:mark_read               GET    own    door    405       405    405   405  405    405    405
mentoring:mark_read               POST   own    door    go        go     404   404  go     404    go
mentoring:mark_read               POST   other  door    404       404    404   404  go     404    go
mentoring:close_consultation      GET    own    door    405       405    405   405  405    405    405
mentoring:close_consultation      POST   own    door    go        go     404   404  go     404    go
mentoring:close_consultation      POST   other  door    404       404    404   404  go     404    go
mentoring:reopen_consultation     GET    own    door    405       405    405   405  405    405    405
mentoring:reopen_consultation     POST   own    door    go        go     404   404  go     404    go
mentoring:reopen_consultation     POST   other  door    404       404    404   404  go     404    go
mentoring:give_question_back      GET    own    door    405       405    405   405  405    405    405
mentoring:give_question_back      POST   own    door    go        go     404   404  go     404    go
mentoring:give_question_back      POST   other  door    404       404    404   404  go     404    go
mentoring:take_question           GET    own    door    405       405    405   405  405    405    405
mentoring:take_question           POST   own    door    404       go     404   404  404    404    404
mentoring:take_question           POST   other  door    404       go     404   404  404    404    404

mentoring:desk                        GET    -      door     404      200      404      404      404      404      404
mentoring:desk                        POST   -      door     405      405      405      405      405      405      405
mentoring:desk_section                GET    -      door     404      200      404      404      404      404      404
mentoring:desk_section                POST   -      door     405      405      405      405      405      405      405
mentoring:supervision                 GET    -      door     404      404      200      200      200      404      200
mentoring:supervision                 POST   -      door     405      405      405      405      405      405      405
mentoring:supervision_file            GET    -      door     404      404      200      200      200      404      200
mentoring:supervision_file            POST   -      door     405      405      405      405      405      405      405
mentoring:supervision_rows            GET    own    door     404      404      200      200      200      404      200
mentoring:supervision_rows            GET    other  door     404      404      404      404      200      404      200
mentoring:supervision_rows            POST   own    door     405      405      405      405      405      405      405
mentoring:supervision_rows_file       GET    own    door     404      404      200      200      200      404      200
mentoring:supervision_rows_file       GET    other  door     404      404      404      404      200      404      200
mentoring:supervision_rows_file       POST   own    door     405      405      405      405      405      405      405
mentoring:supervision_load            GET    own    door     404      404      200      200      200      404      200
mentoring:supervision_load            GET    other  door     404      404      404      404      200      404      200
mentoring:supervision_load            POST   own    door     405      405      405      405      405      405      405
mentoring:supervision_load_file       GET    own    door     404      404      200      200      200      404      200
mentoring:supervision_load_file       GET    other  door     404      404      404      404      200      404      200
mentoring:supervision_load_file       POST   own    door     405      405      405      405      405      405      405
"""

# Addresses of others, held by a rule each in test_permissions.py.
PREFIXES = {
    "cms/": "only those whom Wagtail lets in",
    "akun/": "allauth's pages: never an error, never somebody else's account",
    "unduhan/": "public documents of the library",
    "media/": "public pictures of the library",
    "_util/": "Wagtail's log-in, closed, and passwords of private pages, which we do not use",
    "^((?:[\\w\\-]+/)*)$": "Wagtail's pages: the rows page:…",
}


@dataclass(frozen=True)
class Row:
    address: str
    method: str
    whose: str
    expected: dict[str, str]

    def __str__(self) -> str:
        return f"{self.method} {self.address} ({self.whose})"


def rows(table: str = TABLE) -> list[Row]:
    lines = [line.split() for line in table.strip().splitlines()[1:] if line.strip()]
    return [
        Row(address, method, whose, dict(zip(ROLES, answers, strict=True)))
        for address, method, whose, *answers in lines
    ]


def app_of(address: str) -> str:
    """The part of the table, and of the walks, to which an address belongs."""
    app, colon, _ = address.partition(":")
    return app if colon else "site"


def parts(most: int = 30) -> dict[str, list[Row]]:
    """All rows by app, an app of many rows in several parts: no worker waits for another."""
    by_app: dict[str, list[Row]] = {}
    for row in rows():
        by_app.setdefault(app_of(row.address), []).append(row)
    return {
        f"{app}-{1 + start // most}": found[start : start + most]
        for app, found in by_app.items()
        for start in range(0, len(found), most)
    }
