import CLibXML2

/// Walks through an XML document, one element or text at a time.
///
/// No entities are replaced but the five of XML, nothing is loaded, and a document type declaration is refused: office
/// files have none, and entity tricks need one.
final class XMLEvents {
  /// A step.
  enum Event {
    /// An element begins; its name without prefix. An empty element is followed by its end.
    case start(String)
    /// An element ends.
    case end(String)
    /// Text.
    case text(String)
  }

  /// A fault in the document.
  struct Failure: Error {
    var message: String
    var line: Int
  }

  private let reader: xmlTextReaderPtr
  // libxml2 reads while this object lives.
  private let bytes: UnsafeMutableBufferPointer<CChar>
  private var pendingEnd: String?

  /// Begins a walk.
  init(_ content: [UInt8]) throws(Failure) {
    bytes = .allocate(capacity: max(1, content.count))
    _ = bytes.initialize(from: content.map { CChar(bitPattern: $0) })
    let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
    guard let reader = xmlReaderForMemory(bytes.baseAddress, Int32(content.count), nil, nil, options) else {
      bytes.deallocate()
      throw Failure(message: "no memory", line: 0)
    }
    self.reader = reader
  }

  deinit {
    xmlFreeTextReader(reader)
    bytes.deallocate()
  }

  /// The next step, or nothing at the end.
  func next() throws(Failure) -> Event? {
    if let name = pendingEnd {
      pendingEnd = nil
      return .end(name)
    }
    while true {
      let status = xmlTextReaderRead(reader)
      guard status >= 0 else {
        throw Failure(message: "the XML inside is not well-formed", line: Int(xmlTextReaderGetParserLineNumber(reader)))
      }
      if status == 0 { return nil }
      switch xmlTextReaderNodeType(reader) {
      case Int32(XML_READER_TYPE_ELEMENT.rawValue):
        let name = string(xmlTextReaderConstLocalName(reader)) ?? ""
        if xmlTextReaderIsEmptyElement(reader) == 1 { pendingEnd = name }
        return .start(name)
      case Int32(XML_READER_TYPE_END_ELEMENT.rawValue): return .end(string(xmlTextReaderConstLocalName(reader)) ?? "")
      case Int32(XML_READER_TYPE_TEXT.rawValue), Int32(XML_READER_TYPE_CDATA.rawValue),
        Int32(XML_READER_TYPE_WHITESPACE.rawValue), Int32(XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue):
        if let text = string(xmlTextReaderConstValue(reader)) { return .text(text) }
      case Int32(XML_READER_TYPE_DOCUMENT_TYPE.rawValue), Int32(XML_READER_TYPE_ENTITY_REFERENCE.rawValue):
        throw Failure(
          message: "the XML inside declares entities, which no office program writes",
          line: Int(xmlTextReaderGetParserLineNumber(reader)))
      default: break
      }
    }
  }

  /// An attribute of the element that has just begun, by its name without prefix.
  func attribute(_ name: String) -> String? {
    var value: String?
    var more = xmlTextReaderMoveToFirstAttribute(reader)
    while more == 1, value == nil {
      if string(xmlTextReaderConstLocalName(reader)) == name { value = string(xmlTextReaderConstValue(reader)) }
      more = xmlTextReaderMoveToNextAttribute(reader)
    }
    xmlTextReaderMoveToElement(reader)
    return value
  }

  private func string(_ text: UnsafePointer<xmlChar>?) -> String? { text.map { String(cString: $0) } }
}
