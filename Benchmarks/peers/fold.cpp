// The peer of folding: ICU's own NFKC_Casefold over UTF-8, line by line. Run by Benchmarks/bench.
//   fold FILE TURNS    prints bytes and the least seconds of processor time
//   fold FILE          writes the folded lines
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

static double seconds() {
    timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
    std::ifstream file(argv[1], std::ios::binary);
    std::string all((std::istreambuf_iterator<char>(file)), {});
    std::vector<std::string> lines;
    for (size_t at = 0;;) {
        size_t end = all.find('\n', at);
        lines.push_back(all.substr(at, end == std::string::npos ? end : end - at));
        if (end == std::string::npos) break;
        at = end + 1;
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2 *form = icu::Normalizer2::getNFKCCasefoldInstance(status);
    std::string folded;
    double best = 1e9;
    size_t bytes = 0;
    for (int turn = argc > 2 ? atoi(argv[2]) : 1; turn > 0; turn--) {
        double start = seconds();
        bytes = 0;
        for (const std::string &line : lines) {
            folded.clear();
            icu::StringByteSink<std::string> sink(&folded);
            form->normalizeUTF8(0, line, sink, nullptr, status);
            bytes += folded.size();
            if (argc < 3) std::cout << folded << '\n';
        }
        best = std::min(best, seconds() - start);
    }
    if (argc > 2) printf("fold %zu %f\n", bytes, best);
    return U_FAILURE(status) ? 1 : 0;
}
