"""The frame of every report: figures that their readers must be able to defend.

A report is four things, and only these are written for a new one:

- a **scope**: what its address asks for, within what its reader may see (`scope.Scope`; a report
  over OPDs extends `agents.reporting.scope.OpdScope`, and its views take it from
  `agents.reporting.views.report_view`, which lets nobody in without a right);
- its **figures**: one object per year and scope that counts, and that gives the rows behind each
  figure from the condition by which it was counted;
- **tables** of cells (`tables.Table`), each figure with the address of its rows (`links.Links`),
  and where a picture helps a `charts.Chart`;
- **row lists** (`rows.RowList`), one for each figure of each row, or `NoSuchListError`.

The frame does the rest: `pages.report_page` shows `foundation/reports/report.html`, which the report
extends by its own filters and tables; `pages.list_page` shows the rows of a figure, page by page;
`pages.table_file` hands out CSV and XLSX, which hold what the page shows, cell by cell.

Addresses, all below that of the report and all with its choices behind the question mark:
`<row>/<figure>/` opens the rows of a figure, `unduh/<csv or xlsx>/` below an address is its table as
a file. `CONTRIBUTING.md` lists the files of a new report and the tests that fail without them.
"""
