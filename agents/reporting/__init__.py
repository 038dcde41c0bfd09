"""Reports over the OPD tree: who may see which OPDs, and what an address asks for among them.

The frame itself is in `foundation.reports`. Whatever is not allowed or makes no sense is closed or
falls back: without a right there is no scope (`views.report_view`), and an OPD outside the reader's
own is as if nobody had asked for it (`scope.OpdScope.unit`).
"""
