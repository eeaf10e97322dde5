#pragma once
#include <cstdint>
#include <span>
#include <utility>

namespace candour {

/// Call once at the start of each program, before anything else of this folder: readies libsodium (its random source is
/// the system's). Aborts when it cannot; there is nothing sensible to do without randomness.
void ready_sodium();

void fill_randomly(std::span<std::uint8_t> bytes);

template <class Fixed>
Fixed random_bytes() {
  Fixed made;
  fill_randomly(made.bytes);
  return made;
}

/// Where a core gets its chances from: the system's in a program, a seed in a simulation.
class Chance {
 public:
  virtual ~Chance() = default;
  /// Uniform in [0, below), without modulo bias. Precondition: below > 0.
  virtual std::uint32_t uniform(std::uint32_t below) = 0;
  virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

/// randombytes_uniform and randombytes_buf.
class SystemChance final : public Chance {
 public:
  std::uint32_t uniform(std::uint32_t below) override;
  void fill(std::span<std::uint8_t> bytes) override;
};

/// Fisher–Yates: every order of `items` is equally likely.
template <class Items>
void shuffle(Items& items, Chance& chance) {
  for (std::size_t left = items.size(); left > 1; --left) {
    using std::swap;
    swap(items[left - 1], items[chance.uniform(static_cast<std::uint32_t>(left))]);
  }
}

}  // namespace candour
