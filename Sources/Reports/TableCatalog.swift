/// Every table there is, each with all columns it can have: what `docs/columns.md` describes.
public enum TableCatalog {
  /// The tables, in the order of the page.
  public static let tables: [TableSchema] = [
    FrequencyReport.schema, TermReport.longSchema, KeynessReport.schema, CollocationReport.schema,
    ConcordanceReport.schema, SloganReport.novelSchema, SloganReport.mentionSchema, SloganFindingReport.schema,
    TrendReport.schema, DirectiveReport.schema, LedgerReport.schema, DirectiveSummaryReport.schema,
    DirectiveChangeReport.schema, ComparisonReport.emphasisSchema, ComparisonReport.sectionSchema,
    ComparisonReport.sloganSchema, ComparisonReport.passageSchema, MatrixReport.schema, TokenReport.schema,
    SourceMapReport.schema, OutlineReport.schema, InfoReport.schema,
  ]
}
