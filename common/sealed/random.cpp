#include "common/sealed/random.hpp"

#include <sodium.h>

#include <cstdlib>

namespace candour {

void ready_sodium() {
  if (sodium_init() < 0) std::abort();
}

void fill_randomly(std::span<std::uint8_t> bytes) { randombytes_buf(bytes.data(), bytes.size()); }

std::uint32_t SystemChance::uniform(std::uint32_t below) { return randombytes_uniform(below); }

void SystemChance::fill(std::span<std::uint8_t> bytes) { fill_randomly(bytes); }

}  // namespace candour
