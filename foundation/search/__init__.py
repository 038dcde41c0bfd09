"""What somebody finds with a few words, whoever keeps it.

Each subject registers its kinds (`kinds.SearchKind`): rows that a reader may see, the fields that are
looked through, and how one is shown. The frame asks once for all of them (`finding.Search`), folds
Indonesian affixes (`affixes`), forgives a slip of the pen (`nearest`) and shows the sentence in which
the words stand (`excerpts`). Both databases answer alike: the patterns are the same, and what
`pg_trgm` computes on PostgreSQL, `trigrams` computes for SQLite.
"""
