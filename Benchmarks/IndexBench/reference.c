/* The same rows and look-ups as Bench.swift by SQLite's C API alone: the peer of Benchmarks/index.
 * reference fill PATH ITEMS SCHEMA-INDEX | reference look PATH ITEMS TIMES */
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static void must(int code, sqlite3 *db, const char *what) {
    if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW) {
        fprintf(stderr, "%s: %s\n", what, sqlite3_errmsg(db));
        exit(1);
    }
}

static int64_t gtin(uint64_t number) {
    uint64_t body = 400000000000ull + number * 4001, rest = body, sum = 0, weight = 3;
    for (; rest; rest /= 10, weight = 4 - weight) sum += rest % 10 * weight;
    return (int64_t)(body * 10 + (10 - sum % 10) % 10);
}

static uint64_t state = 88172645463325252ull;
static uint64_t next(void) { state ^= state << 13; state ^= state >> 7; state ^= state << 17; return state; }

static int copy(void *db, int n, char **values, char **names) {
    (void)n; (void)names;
    must(sqlite3_exec(db, values[0], 0, 0, 0), db, values[0]);
    return 0;
}

static void fill(const char *path, uint64_t items, const char *schema) {
    sqlite3 *db, *other;
    sqlite3_stmt *insert;
    must(sqlite3_open(path, &db), 0, "open");
    must(sqlite3_open_v2(schema, &other, SQLITE_OPEN_READONLY, 0), 0, "open schema");
    must(sqlite3_exec(db, "PRAGMA synchronous = EXTRA; PRAGMA cache_size = -16384", 0, 0, 0), db, "pragma");
    must(sqlite3_exec(other, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL", copy, db, 0), other, "schema");
    sqlite3_close(other);
    double start = seconds();
    must(sqlite3_prepare_v2(db, "INSERT OR REPLACE INTO items VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", -1, &insert, 0), db, "prepare");
    for (uint64_t i = 0; i < items; i++) {
        uint64_t hash[2] = {next(), next()};
        if (i % 50000 == 0) must(sqlite3_exec(db, "BEGIN IMMEDIATE", 0, 0, 0), db, "begin");
        sqlite3_bind_int64(insert, 1, gtin(i));
        sqlite3_bind_int64(insert, 2, i % 4);
        sqlite3_bind_int64(insert, 3, i % 7 == 0);
        sqlite3_bind_int64(insert, 4, 1 + i % 20);
        sqlite3_bind_int64(insert, 5, 21 + (i % 3 == 0));
        sqlite3_bind_text(insert, 6, "DE", 2, SQLITE_TRANSIENT);
        sqlite3_bind_blob(insert, 7, hash, 16, SQLITE_TRANSIENT);
        for (int n = 8; n <= 10; n++) sqlite3_bind_int64(insert, n, 1);
        sqlite3_bind_int64(insert, 11, 1790000000);
        sqlite3_bind_int64(insert, 12, 1790000000);
        for (int n = 13; n <= 18; n++) sqlite3_bind_null(insert, n);
        sqlite3_bind_int64(insert, 19, 0);
        sqlite3_bind_int64(insert, 20, (int64_t)next());
        must(sqlite3_step(insert), db, "insert");
        sqlite3_reset(insert);
        if (i % 50000 == 49999 || i + 1 == items) must(sqlite3_exec(db, "COMMIT", 0, 0, 0), db, "commit");
    }
    printf("fill\t%llu\t%.0f\n", (unsigned long long)items, items / (seconds() - start));
    sqlite3_finalize(insert);
    sqlite3_close(db);
}

static void look(const char *path, uint64_t items, uint64_t times) {
    sqlite3 *db;
    sqlite3_stmt *row;
    uint64_t found = 0, sum = 0;
    must(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, 0), 0, "open");
    double start = seconds();
    must(sqlite3_exec(db, "BEGIN", 0, 0, 0), db, "begin");
    must(sqlite3_prepare_v2(db, "SELECT * FROM items WHERE key = ?", -1, &row, 0), db, "prepare");
    for (uint64_t i = 0; i < times; i++) {
        sqlite3_bind_int64(row, 1, gtin(next() % items));
        if (sqlite3_step(row) == SQLITE_ROW) {
            found++;
            for (int n = 0; n < 20; n++) {
                if (n == 5 || (n >= 13 && n <= 17)) sum += sqlite3_column_text(row, n) != 0;
                else if (n == 6) sum += *(const uint8_t *)sqlite3_column_blob(row, n);
                else sum += sqlite3_column_int64(row, n);
            }
        }
        sqlite3_reset(row);
    }
    printf("look\t%llu\t%.0f\n", (unsigned long long)found, found / (seconds() - start));
    if (sum == 1) puts("");
    sqlite3_finalize(row);
    sqlite3_close(db);
}

int main(int argc, char **argv) {
    if (argc != 5) return 64;
    if (!strcmp(argv[1], "fill")) fill(argv[2], strtoull(argv[3], 0, 10), argv[4]);
    else look(argv[2], strtoull(argv[3], 0, 10), strtoull(argv[4], 0, 10));
    return 0;
}
