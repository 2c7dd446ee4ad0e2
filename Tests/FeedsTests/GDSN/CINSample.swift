/// Invented catalogue item notifications, put together from the parts a test is about.
enum CINSample {
    /// A message around catalogue items, prefixed as the schema has it: roots only.
    static func message(_ items: String, before root: String = "") -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        \(root)<cin:catalogueItemNotificationMessage xmlns:cin="urn:gs1:gdsn:catalogue_item_notification:xsd:3" \
        xmlns:sh="http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader">
        <sh:StandardBusinessDocumentHeader><sh:HeaderVersion>1.0</sh:HeaderVersion></sh:StandardBusinessDocumentHeader>
        <transaction><documentCommand><documentCommandHeader type="ADD"/>
        <cin:catalogueItemNotification>
        \(items)
        </cin:catalogueItemNotification>
        </documentCommand></transaction>
        </cin:catalogueItemNotificationMessage>
        """
    }

    /// A catalogue item: `head` stands in the trade item, `modules` in its extension, `children` behind it.
    static func item(_ gtin: String, _ modules: String = "", head: String = "", children: String = "") -> String {
        """
        <catalogueItem><dataRecipient>9521234500002</dataRecipient>
        <tradeItem><gtin>\(gtin)</gtin>\(head)
        <tradeItemInformation><extension>\(modules)</extension></tradeItemInformation></tradeItem>
        \(children)</catalogueItem>
        """
    }

    static func child(_ item: String) -> String {
        "<catalogueItemChildItemLink><quantity>6</quantity>\(item)</catalogueItemChildItemLink>"
    }

    /// A module under its own prefix and namespace.
    static func module(_ name: String, _ content: String) -> String {
        "<m:\(name) xmlns:m=\"urn:gs1:gdsn:\(name):xsd:3\">\(content)</m:\(name)>"
    }

    static func statement(_ language: String?, _ text: String, sequence: Int? = nil) -> String {
        let tag = language.map { " languageCode=\"\($0)\"" } ?? ""
        let place = sequence.map { " sequenceNumber=\"\($0)\"" } ?? ""
        return "<ingredientStatement\(tag)\(place)>\(text)</ingredientStatement>"
    }

    static func ingredients(_ content: String) -> String { module("foodAndBeverageIngredientModule", content) }

    /// Says that the allergen data were given.
    static let flag = "<isAllergenRelevantDataProvided>TRUE</isAllergenRelevantDataProvided>"

    static func allergens(_ content: String, flag: String = flag) -> String {
        module(
            "allergenInformationModule", "<allergenRelatedInformation>\(flag)\(content)</allergenRelatedInformation>")
    }

    static func allergen(_ code: String?, _ level: String?) -> String {
        let type = code.map { "<allergenTypeCode>\($0)</allergenTypeCode>" } ?? ""
        let containment = level.map { "<levelOfContainmentCode>\($0)</levelOfContainmentCode>" } ?? ""
        return "<allergen>\(type)\(containment)</allergen>"
    }

    /// Two trade items and everything between them: the feed most fault tests break.
    static let twoItems = message(
        item("09521234500018", ingredients(statement("en", "sugar, milk powder")))
            + item("09521234500025", ingredients(statement("de", "Zucker, Kakao"))))
}
