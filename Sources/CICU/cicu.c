#include "cicu.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucol.h>
#include <unicode/ucsdet.h>
#include <unicode/udata.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>
#include <unicode/uversion.h>

// ICU's handles are cast, not wrapped: an opaque struct of ours is never defined.
#define AS(type, handle) ((type *)(handle))
// ICU functions do nothing when the status they are given is an error, so each call starts afresh.
#define BEGIN UErrorCode code = U_ZERO_ERROR
#define END *status = (int32_t)code

void cicu_version(char *text, int32_t capacity) {
  UVersionInfo version;
  char buffer[U_MAX_VERSION_STRING_LENGTH];
  u_getVersion(version);
  u_versionToString(version, buffer);
  strncpy(text, buffer, (size_t)capacity - 1);
  text[capacity - 1] = 0;
}

const char *cicu_status_name(int32_t status) { return u_errorName((UErrorCode)status); }

cicu_breaker *cicu_breaker_open(cicu_break_kind kind, const char *locale, int32_t *status) {
  BEGIN;
  UBreakIterator *it = ubrk_open((UBreakIteratorType)(kind == CICU_WORD ? UBRK_WORD : UBRK_SENTENCE), locale, NULL, 0, &code);
  END;
  return AS(cicu_breaker, it);
}
void cicu_breaker_close(cicu_breaker *breaker) { ubrk_close(AS(UBreakIterator, breaker)); }
void cicu_breaker_set_text(cicu_breaker *breaker, const uint16_t *text, int32_t count, int32_t *status) {
  BEGIN;
  ubrk_setText(AS(UBreakIterator, breaker), (const UChar *)text, count, &code);
  END;
}
int32_t cicu_breaker_first(cicu_breaker *breaker) { return ubrk_first(AS(UBreakIterator, breaker)); }
int32_t cicu_breaker_next(cicu_breaker *breaker) { return ubrk_next(AS(UBreakIterator, breaker)); }
int32_t cicu_breaker_rule_status(cicu_breaker *breaker) { return ubrk_getRuleStatus(AS(UBreakIterator, breaker)); }

cicu_data *cicu_dictionary_open(int32_t *status) {
  BEGIN;
  UDataMemory *data = udata_open(U_ICUDATA_NAME U_TREE_SEPARATOR_STRING "brkitr", "dict", "cjdict", &code);
  END;
  return AS(cicu_data, data);
}
const uint8_t *cicu_dictionary_bytes(const cicu_data *data) {
  return (const uint8_t *)udata_getMemory(AS(UDataMemory, data));
}
int32_t cicu_dictionary_format(const cicu_data *data, char format[5], uint8_t version[4]) {
  UDataInfo info;
  info.size = sizeof info;
  udata_getInfo(AS(UDataMemory, data), &info);
  memcpy(format, info.dataFormat, 4);
  format[4] = 0;
  memcpy(version, info.formatVersion, 4);
  return info.isBigEndian == U_IS_BIG_ENDIAN && info.charsetFamily == U_CHARSET_FAMILY ? 0 : -1;
}
void cicu_dictionary_close(cicu_data *data) { udata_close(AS(UDataMemory, data)); }

cicu_converter *cicu_converter_open(const char *name, int32_t *status) {
  BEGIN;
  UConverter *converter = ucnv_open(name, &code);
  END;
  return AS(cicu_converter, converter);
}
void cicu_converter_close(cicu_converter *converter) { ucnv_close(AS(UConverter, converter)); }
void cicu_converter_reset(cicu_converter *converter) { ucnv_resetToUnicode(AS(UConverter, converter)); }
void cicu_converter_decode(
    cicu_converter *converter, const uint8_t *source, int64_t source_count, int64_t *source_at, uint16_t *target,
    int64_t target_count, int64_t *target_at, bool flush, bool strict, int32_t *invalid, int32_t *status) {
  BEGIN;
  UConverter *cnv = AS(UConverter, converter);
  const char *from = (const char *)source + *source_at;
  UChar *to = (UChar *)target + *target_at;
  *invalid = 0;
  ucnv_setToUCallBack(cnv, strict ? UCNV_TO_U_CALLBACK_STOP : UCNV_TO_U_CALLBACK_SUBSTITUTE, NULL, NULL, NULL, &code);
  ucnv_toUnicode(
      cnv, &to, (UChar *)target + target_count, &from, (const char *)source + source_count, NULL, flush, &code);
  if (U_FAILURE(code) && code != U_BUFFER_OVERFLOW_ERROR) {
    char bytes[32];
    int8_t length = sizeof bytes;
    UErrorCode ignored = U_ZERO_ERROR;
    ucnv_getInvalidChars(cnv, bytes, &length, &ignored);
    *invalid = U_SUCCESS(ignored) ? length : 0;
  }
  *source_at = (int64_t)(from - (const char *)source);
  *target_at = (int64_t)(to - (UChar *)target);
  END;
}
bool cicu_is_overflow(int32_t status) { return status == U_BUFFER_OVERFLOW_ERROR; }
bool cicu_is_truncated(int32_t status) { return status == U_TRUNCATED_CHAR_FOUND; }

// A detector keeps the matches of its last call, which ucsdet owns.
struct cicu_detector {
  UCharsetDetector *detector;
  const UCharsetMatch **matches;
  int32_t count;
};
cicu_detector *cicu_detector_open(int32_t *status) {
  BEGIN;
  cicu_detector *handle = calloc(1, sizeof *handle);
  if (handle) handle->detector = ucsdet_open(&code);
  if (!handle) code = U_MEMORY_ALLOCATION_ERROR;
  END;
  return handle;
}
void cicu_detector_close(cicu_detector *detector) {
  ucsdet_close(detector->detector);
  free(detector);
}
int32_t cicu_detector_detect(cicu_detector *detector, const uint8_t *bytes, int32_t count, int32_t *status) {
  BEGIN;
  detector->count = 0;
  ucsdet_setText(detector->detector, (const char *)bytes, count, &code);
  detector->matches = ucsdet_detectAll(detector->detector, &detector->count, &code);
  END;
  return U_SUCCESS(code) ? detector->count : 0;
}
const char *cicu_detector_name(cicu_detector *detector, int32_t index) {
  UErrorCode code = U_ZERO_ERROR;
  return ucsdet_getName(detector->matches[index], &code);
}
int32_t cicu_detector_confidence(cicu_detector *detector, int32_t index) {
  UErrorCode code = U_ZERO_ERROR;
  return ucsdet_getConfidence(detector->matches[index], &code);
}

const cicu_normalizer *cicu_normalizer_get(cicu_normal_form form, int32_t *status) {
  BEGIN;
  const UNormalizer2 *normalizer = form == CICU_NFC    ? unorm2_getNFCInstance(&code)
                                   : form == CICU_NFKC ? unorm2_getNFKCInstance(&code)
                                                       : unorm2_getNFKCCasefoldInstance(&code);
  END;
  return AS(const cicu_normalizer, normalizer);
}
int32_t cicu_normalizer_normalize(
    const cicu_normalizer *normalizer, const uint16_t *source, int32_t count, uint16_t *target, int32_t capacity,
    int32_t *status) {
  BEGIN;
  int32_t length = unorm2_normalize(
      AS(const UNormalizer2, normalizer), (const UChar *)source, count, (UChar *)target, capacity, &code);
  END;
  return length;
}
bool cicu_normalizer_is_normalized(
    const cicu_normalizer *normalizer, const uint16_t *source, int32_t count, int32_t *status) {
  BEGIN;
  bool normalized = unorm2_isNormalized(AS(const UNormalizer2, normalizer), (const UChar *)source, count, &code);
  END;
  return normalized;
}

cicu_transliterator *cicu_transliterator_open(const char *id, int32_t *status) {
  BEGIN;
  UChar name[128];
  int32_t length = (int32_t)strlen(id);
  if (length >= 128) length = 127;
  u_charsToUChars(id, name, length);
  UTransliterator *transliterator = utrans_openU(name, length, UTRANS_FORWARD, NULL, 0, NULL, &code);
  END;
  return AS(cicu_transliterator, transliterator);
}
void cicu_transliterator_close(cicu_transliterator *transliterator) {
  utrans_close(AS(UTransliterator, transliterator));
}
int32_t cicu_transliterator_apply(
    cicu_transliterator *transliterator, uint16_t *text, int32_t count, int32_t capacity, int32_t *status) {
  BEGIN;
  int32_t length = count;
  int32_t limit = count;
  utrans_transUChars(
      AS(UTransliterator, transliterator), (UChar *)text, &length, capacity, 0, &limit, &code);
  END;
  return length;
}

cicu_collator *cicu_collator_open(const char *locale, int32_t *status) {
  BEGIN;
  UCollator *collator = ucol_open(locale, &code);
  END;
  return AS(cicu_collator, collator);
}
void cicu_collator_close(cicu_collator *collator) { ucol_close(AS(UCollator, collator)); }
int32_t cicu_collator_sort_key(
    cicu_collator *collator, const uint16_t *text, int32_t count, uint8_t *key, int32_t capacity) {
  return ucol_getSortKey(AS(UCollator, collator), (const UChar *)text, count, key, capacity);
}
