// The one door to libxml2. Its encoding.h would bring in ICU's headers, and with them a second UErrorCode;
// nothing of that is used here, so it is left out.
#ifndef WHEYFINDER_CLIBXML2_SHIM_H
#define WHEYFINDER_CLIBXML2_SHIM_H

#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

static inline void wf_silence(void *context, const char *message, ...) {
  (void)context;
  (void)message;
}

static inline xmlParserInputPtr wf_refuse_entity(const char *url, const char *id, xmlParserCtxtPtr context) {
  (void)url;
  (void)id;
  (void)context;
  return NULL;
}

/// Once, before any thread parses: nothing is loaded for a document and nothing is printed about it. Where to
/// print is a matter of each thread in libxml2, so it is set for this one and for those to come.
static inline void wf_libxml_start(void) {
  xmlInitParser();
  xmlSetExternalEntityLoader(wf_refuse_entity);
  xmlSetGenericErrorFunc(NULL, wf_silence);
  xmlThrDefSetGenericErrorFunc(NULL, wf_silence);
}

/// Bytes of the input that were consumed.
static inline long wf_bytes_consumed(xmlParserCtxtPtr context) {
  xmlParserInputPtr input = context->input;
  return input == NULL ? 0 : (long)input->consumed + (long)(input->cur - input->base);
}

static inline const char *wf_libxml_version(void) { return xmlParserVersion; }

#endif
