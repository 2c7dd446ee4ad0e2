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

/// Four numbers of the ICU that is loaded.
static inline void wf_icu_version(uint8_t *numbers) { u_getVersion(numbers); }

#endif
