import Foundation
import Testing

/// The ways senders write the same message: which elements carry a prefix, and where the namespace stands.
enum PrefixStyle: String, CaseIterable, CustomTestStringConvertible {
    case rootsOnly, everyElement, otherPrefixes, defaultNamespace, noNamespace

    var testDescription: String { rawValue }

    /// `message`, which prefixes its roots only, in this style.
    func applied(to message: String) -> String {
        switch self {
        case .rootsOnly: message
        case .everyElement:
            message.replacing(/<(\/?)([A-Za-z]+)(?=[\s>\/])/) { "<\($0.output.1)cin:\($0.output.2)" }
        case .otherPrefixes:
            [("cin", "ns17"), ("sh", "_.-"), ("m", "é")].reduce(message) { text, names in
                text.replacing(":\(names.0)=", with: ":\(names.1)=").replacing("<\(names.0):", with: "<\(names.1):")
                    .replacing("</\(names.0):", with: "</\(names.1):")
            }
        case .defaultNamespace:
            unprefixed(message)
                .replacing(
                    "<catalogueItemNotificationMessage", with: "<catalogueItemNotificationMessage xmlns=\"urn:any\"")
        case .noNamespace: unprefixed(message)
        }
    }

    private func unprefixed(_ message: String) -> String {
        message.replacing(/<(\/?)[a-z]+:/) { "<\($0.output.1)" }.replacing(/[ ]xmlns:[a-z]+="[^"]*"/, with: "")
    }
}
