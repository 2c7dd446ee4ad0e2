// The one door to ICU. ICU's headers rename every function by version (u_foo_72); a `static inline`
// wrapper keeps the plain name, so that no Swift file ever carries the suffix.
#ifndef WHEYFINDER_CICU_SHIM_H
#define WHEYFINDER_CICU_SHIM_H

// Foundation brings an ICU of its own with a longer UErrorCode. Two modules may not give one enum two
// shapes, so this one gets a name of its own before ICU's headers declare it.
#define UErrorCode WFErrorCode
// uset.h would bring in uchar.h with more such enums; of it only the name of a type is needed.
#define __USET_H__
typedef struct USet USet;
#include <unicode/ucnv.h>
#include <unicode/unorm2.h>
#include <unicode/uversion.h>

/// NFKC_Casefold, the one folding of the project. NULL with a failing status when ICU's data is missing.
static inline const UNormalizer2 *wf_nfkc_casefold(WFErrorCode *status) {
  return unorm2_getNFKCCasefoldInstance(status);
}

/// Canonical decomposition. NULL with a failing status when ICU's data is missing.
static inline const UNormalizer2 *wf_nfd(WFErrorCode *status) { return unorm2_getNFDInstance(status); }

/// Normalises `length` UTF-16 units; returns the length needed, with U_BUFFER_OVERFLOW_ERROR when it is above `capacity`.
static inline int32_t wf_normalize(const UNormalizer2 *form, const UChar *source, int32_t length,
                                   UChar *target, int32_t capacity, WFErrorCode *status) {
  return unorm2_normalize(form, source, length, target, capacity, status);
}

/// True where `scalar` never combines with what stands before it.
static inline UBool wf_has_boundary_before(const UNormalizer2 *form, UChar32 scalar) {
  return unorm2_hasBoundaryBefore(form, scalar);
}

/// A converter that stops at bytes it cannot read instead of passing over them. NULL with a failing status.
static inline UConverter *wf_open_converter(const char *name, WFErrorCode *status) {
  UConverter *converter = ucnv_open(name, status);
  if (converter == NULL) return NULL;
  ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, status);
  return converter;
}

static inline void wf_close_converter(UConverter *converter) { ucnv_close(converter); }

/// Decodes to the end of the source, the end of the target or the first bytes that cannot be read, whose number
/// `unreadable` is then. `flush` tells that no more bytes follow.
static inline void wf_decode(UConverter *converter, const uint8_t *source, int32_t length, int32_t *consumed,
                             UChar *target, int32_t capacity, int32_t *written, int32_t *unreadable, UBool flush,
                             WFErrorCode *status) {
  const char *from = (const char *)source;
  UChar *to = target;
  ucnv_toUnicode(converter, &to, target + capacity, &from, from + length, NULL, flush, status);
  *consumed = (int32_t)(from - (const char *)source);
  *written = (int32_t)(to - target);
  *unreadable = 0;
  if (*status == U_INVALID_CHAR_FOUND || *status == U_ILLEGAL_CHAR_FOUND || *status == U_TRUNCATED_CHAR_FOUND) {
    char bytes[32];
    int8_t count = 32;
    WFErrorCode asked = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter, bytes, &count, &asked);
    *unreadable = count;
  }
}

/// Four numbers of the ICU that is loaded.
static inline void wf_icu_version(uint8_t *numbers) { u_getVersion(numbers); }

#endif
