// The part of ICU that Tifa uses, behind opaque handles.
//
// Swift must not see <unicode/…>: ICU renames its functions by macros that Swift cannot call, and its types clash with
// the copy of ICU inside Foundation. So only cicu.c includes them, and nothing here names a version of ICU.
//
// Statuses are ICU's: above 0 is an error, 0 success, below 0 a warning. Text is UTF-16 in native order.
#ifndef CICU_H
#define CICU_H

#include <stdbool.h>
#include <stdint.h>

typedef struct cicu_breaker cicu_breaker;
typedef struct cicu_converter cicu_converter;
typedef struct cicu_detector cicu_detector;
typedef struct cicu_normalizer cicu_normalizer;
typedef struct cicu_transliterator cicu_transliterator;
typedef struct cicu_collator cicu_collator;
typedef struct cicu_data cicu_data;

// The version of the library that is loaded, as in "72.1".
void cicu_version(char *text, int32_t capacity);
const char *cicu_status_name(int32_t status);

typedef enum { CICU_WORD = 1, CICU_SENTENCE = 3 } cicu_break_kind;
cicu_breaker *cicu_breaker_open(cicu_break_kind kind, const char *locale, int32_t *status);
void cicu_breaker_close(cicu_breaker *breaker);
// The text must outlive its use by the iterator.
void cicu_breaker_set_text(cicu_breaker *breaker, const uint16_t *text, int32_t count, int32_t *status);
int32_t cicu_breaker_first(cicu_breaker *breaker);
// The next boundary, or -1 behind the last.
int32_t cicu_breaker_next(cicu_breaker *breaker);
int32_t cicu_breaker_rule_status(cicu_breaker *breaker);

// ICU's Chinese and Japanese word list, mapped into memory. The bytes live as long as the handle.
cicu_data *cicu_dictionary_open(int32_t *status);
const uint8_t *cicu_dictionary_bytes(const cicu_data *data);
// The format and version that the item's header tells. 0, or -1 where the item is not of this machine's byte order.
int32_t cicu_dictionary_format(const cicu_data *data, char format[5], uint8_t version[4]);
void cicu_dictionary_close(cicu_data *data);

cicu_converter *cicu_converter_open(const char *name, int32_t *status);
void cicu_converter_close(cicu_converter *converter);
// Decodes from *source on until the source or the target is full or, when `strict`, a sequence is not valid; both
// counts are advanced. A target that is full gives U_BUFFER_OVERFLOW_ERROR (cicu_is_overflow). When a sequence is not
// valid or cut by the end, *invalid is its length in bytes, already consumed.
void cicu_converter_decode(
    cicu_converter *converter, const uint8_t *source, int64_t source_count, int64_t *source_at, uint16_t *target,
    int64_t target_count, int64_t *target_at, bool flush, bool strict, int32_t *invalid, int32_t *status);
void cicu_converter_reset(cicu_converter *converter);
bool cicu_is_overflow(int32_t status);
bool cicu_is_truncated(int32_t status);

cicu_detector *cicu_detector_open(int32_t *status);
void cicu_detector_close(cicu_detector *detector);
// The number of candidate encodings, most likely first. The bytes must outlive the calls below.
int32_t cicu_detector_detect(cicu_detector *detector, const uint8_t *bytes, int32_t count, int32_t *status);
const char *cicu_detector_name(cicu_detector *detector, int32_t index);
int32_t cicu_detector_confidence(cicu_detector *detector, int32_t index);

typedef enum { CICU_NFC = 0, CICU_NFKC = 1, CICU_NFKC_CASEFOLD = 2 } cicu_normal_form;
const cicu_normalizer *cicu_normalizer_get(cicu_normal_form form, int32_t *status);
// The length of the result, also when it is longer than the target (then with an overflow status).
int32_t cicu_normalizer_normalize(
    const cicu_normalizer *normalizer, const uint16_t *source, int32_t count, uint16_t *target, int32_t capacity,
    int32_t *status);
bool cicu_normalizer_is_normalized(
    const cicu_normalizer *normalizer, const uint16_t *source, int32_t count, int32_t *status);

cicu_transliterator *cicu_transliterator_open(const char *id, int32_t *status);
void cicu_transliterator_close(cicu_transliterator *transliterator);
// Rewrites text in place; the result's length, also when it does not fit.
int32_t cicu_transliterator_apply(
    cicu_transliterator *transliterator, uint16_t *text, int32_t count, int32_t capacity, int32_t *status);

cicu_collator *cicu_collator_open(const char *locale, int32_t *status);
void cicu_collator_close(cicu_collator *collator);
// The length of the sort key, its closing zero included; keys are compared byte by byte.
int32_t cicu_collator_sort_key(
    cicu_collator *collator, const uint16_t *text, int32_t count, uint8_t *key, int32_t capacity);

#endif
