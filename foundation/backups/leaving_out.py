"""Tables whose rows stay behind: whoever found an archive could walk in with a session."""

LEFT_OUT = {"django_session", "usersessions_usersession"}
