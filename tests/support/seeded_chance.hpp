#pragma once
#include <random>

#include "common/sealed/random.hpp"

namespace candour {

/// The same chances again for the same seed, so that a test that fails fails again.
class SeededChance final : public Chance {
 public:
  explicit SeededChance(std::uint64_t seed = 1) : engine_(seed) {}
  std::uint32_t uniform(std::uint32_t below) override {
    return std::uniform_int_distribution<std::uint32_t>(0, below - 1)(engine_);
  }
  void fill(std::span<std::uint8_t> bytes) override {
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(uniform(256));
  }
  template <class Fixed>
  Fixed some() {
    Fixed made;
    fill(made.bytes);
    return made;
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace candour
