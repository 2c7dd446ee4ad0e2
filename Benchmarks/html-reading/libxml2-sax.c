// Reads every page named with libxml2's HTML push parser and handlers that count: the measure of 7.5.
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>

static long starts, letters;

static void start(void *user, const xmlChar *name, const xmlChar **attributes) {
  (void)user, (void)name, (void)attributes;
  starts++;
}

static void text(void *user, const xmlChar *bytes, int count) {
  (void)user, (void)bytes;
  letters += count;
}

int main(int count, char **names) {
  xmlSAXHandler handlers = {.startElement = start, .characters = text, .ignorableWhitespace = text, .cdataBlock = text};
  static char piece[64 * 1024];
  long bytes = 0;
  for (int i = 1; i < count; i++) {
    FILE *file = fopen(names[i], "rb");
    if (file == NULL) return perror(names[i]), 1;
    htmlParserCtxtPtr context = htmlCreatePushParserCtxt(&handlers, NULL, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
    htmlCtxtUseOptions(context, HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    size_t read;
    while ((read = fread(piece, 1, sizeof piece, file)) > 0) {
      htmlParseChunk(context, piece, (int)read, 0);
      bytes += (long)read;
    }
    htmlParseChunk(context, piece, 0, 1);
    htmlFreeParserCtxt(context);
    fclose(file);
  }
  printf("%d pages, %ld bytes, %ld tags, %ld letters\n", count - 1, bytes, starts, letters);
  return 0;
}
