/// The elements a reader of texts must know by name.
enum HTMLElement: UInt8, CaseIterable {
    /// A name that is not in the list; with a hyphen it is a component of the page's own making.
    case unknown, component
    case a, b, i, u, s, q, p, em, tt, br, hr, wbr, big, bdi, bdo, del, dfn, ins, kbd, sub, sup, `var`, abbr, acronym
    case cite, code, data, font, mark, nobr, ruby, rb, rp, rt, rtc, samp, slot, small, span, strike, strong, time
    case label, input, img, area, base, col, embed, link, meta, param, source, track, keygen, frame
    case html, head, body, title, style, script, noscript, template, textarea, iframe, noembed, noframes, xmp, plaintext
    case h1, h2, h3, h4, h5, h6, li, ul, ol, dl, dt, dd, dir, menu, pre, listing, div, main, nav, form, figure
    case figcaption, header, footer, aside, article, section, address, blockquote, center, details, summary, dialog
    case fieldset, legend, search, hgroup, table, caption, colgroup, tbody, thead, tfoot, tr, td, th
    case select, option, optgroup, datalist, button, object, applet, marquee, frameset
    case svg, math, desc, foreignobject, metadata, mi, mo, mn, ms, mtext, annotationXML

    /// - Parameter name: in lower case, as the tokenizer hands it out.
    /// - Complexity: linear in the name.
    init(_ name: ArraySlice<UInt8>) {
        self = name.count > 16 ? Self.unlisted(name) : Self.byName.element(Key(name)) ?? Self.unlisted(name)
    }

    private static func unlisted(_ name: ArraySlice<UInt8>) -> HTMLElement {
        name.contains(0x2D) ? .component : .unknown
    }

    private static let byName = NameTable()

    /// A name of up to 16 bytes.
    private struct Key: Equatable {
        var low: UInt64 = 0
        var high: UInt64 = 0

        init(_ name: ArraySlice<UInt8>) {
            for (place, byte) in name.enumerated() {
                if place < 8 {
                    low |= UInt64(byte) << UInt64(8 * place)
                } else {
                    high |= UInt64(byte) << UInt64(8 * place - 64)
                }
            }
        }

        var slot: Int { Int(truncatingIfNeeded: (low &* 0x9E37_79B9_7F4A_7C15 ^ high) >> 55) }
    }

    /// Open addressing over 512 slots, a quarter of them taken.
    private struct NameTable {
        private var slots = [(key: Key, element: HTMLElement?)](repeating: (Key([]), nil), count: 512)

        init() {
            for element in HTMLElement.allCases.dropFirst(2) {
                let key = Key(Array("\(element == .annotationXML ? "annotation-xml" : "\(element)")".utf8)[...])
                var slot = key.slot
                while slots[slot].element != nil { slot = (slot + 1) % 512 }
                slots[slot] = (key, element)
            }
        }

        func element(_ key: Key) -> HTMLElement? {
            var slot = key.slot
            while let element = slots[slot].element {
                if slots[slot].key == key { return element }
                slot = (slot + 1) % 512
            }
            return nil
        }
    }
}
