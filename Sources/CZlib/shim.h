// The one door to zlib. Its init functions are macros, which Swift cannot see.
#ifndef WHEYFINDER_CZLIB_SHIM_H
#define WHEYFINDER_CZLIB_SHIM_H

#include <stdlib.h>
#include <zlib.h>

/// A stream that inflates: gzip members, or the raw form that zip archives hold. NULL without memory.
static inline z_stream *wf_inflate_make(int is_gzip) {
  z_stream *stream = (z_stream *)calloc(1, sizeof(z_stream));
  if (stream != NULL && inflateInit2(stream, is_gzip ? 15 + 16 : -15) != Z_OK) {
    free(stream);
    return NULL;
  }
  return stream;
}

static inline void wf_inflate_free(z_stream *stream) {
  inflateEnd(stream);
  free(stream);
}

#endif
