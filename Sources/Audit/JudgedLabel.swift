public import ICU
public import LabelReading
public import MilkVerdict
public import ProductIndex
public import Products

/// One product with everything that was read and asked on its way to the verdict.
public struct JudgedLabel: Sendable {
    public let record: ProductRecord
    public let readings: [LabelReading]
    public let assessment: Assessment
    /// What each rule of the profile said.
    public let outcomes: [RuleOutcome]
    /// What the verdict rests on.
    public let basis: Basis
}

extension Assessor {
    /// One product down the street, with nothing thrown away. The assessment is that of `assess`.
    ///
    /// - Complexity: that of `assess`.
    /// - Throws: `ICUError`, which for valid text means that memory ran out.
    public mutating func explain(_ record: ProductRecord) throws(ICUError) -> JudgedLabel {
        var readings: [LabelReading] = []
        for passage in record.passages { readings.append(try read(passage)) }
        return JudgedLabel(
            record: record, readings: readings, assessment: judge.judge(record, readings, market: market),
            outcomes: judge.outcomes(record, readings), basis: basis)
    }
}
