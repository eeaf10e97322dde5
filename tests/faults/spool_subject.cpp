#include <algorithm>
#include <optional>
#include <vector>

#include "common/text/hex.hpp"
#include "kiosk/link/spool.hpp"
#include "tests/faults/durable_subject.hpp"

namespace candour {
namespace {

std::string text_of(const std::vector<SpoolEntry>& entries) {
  std::vector<std::string> lines;
  for (const auto& each : entries) {
    lines.push_back(to_hex(each.secret.span()) + "=" + to_hex(std::span(each.sealed.bytes).first(4)) +
                    (each.held ? " held" : ""));
  }
  std::sort(lines.begin(), lines.end());
  std::string all;
  for (const auto& line : lines) all += line + " ";
  return all;
}

class SpoolSubject final : public DurableSubject {
 public:
  std::string name() const override { return "spool"; }
  std::string beside() const override { return "spool.key"; }

  void make(const std::filesystem::path& folder) override {
    spool_.emplace(*Spool::open(folder));
    // The first entry makes the key; what follows is about the database.
    const SpoolEntry first{};
    if (!spool_->put(first) || !spool_->forget(std::span(&first.secret, 1))) std::abort();
  }

  bool change(Chance& chance) override {
    const auto what = chance.uniform(5);
    if (entries_.empty() || what < 2) return put(chance);
    return what == 2 ? release(chance) : forget(chance);
  }

  std::string expected() const override { return text_of(entries_); }
  void close() override { spool_.reset(); }

  std::string found(const std::filesystem::path& folder) const override {
    const auto spool = Spool::open(folder);
    if (!spool) return spool.error().sentence;
    if (!spool->messages().empty()) return spool->messages().front();
    const auto entries = spool->entries();
    return entries ? text_of(*entries) : entries.error().sentence;
  }

 private:
  bool put(Chance& chance) {
    std::vector<SpoolEntry> fresh(1 + chance.uniform(3));
    for (auto& each : fresh) {
      chance.fill(each.secret.bytes);
      chance.fill(std::span(each.sealed.bytes).first(4));
      each.held = chance.uniform(2) == 0;
    }
    if (!spool_->put(fresh)) return false;
    entries_.insert(entries_.end(), fresh.begin(), fresh.end());
    return true;
  }
  bool release(Chance& chance) {
    auto& one = entries_[chance.uniform(static_cast<std::uint32_t>(entries_.size()))];
    if (!spool_->release(one.secret)) return false;
    one.held = false;
    return true;
  }
  bool forget(Chance& chance) {
    const auto count = 1 + chance.uniform(static_cast<std::uint32_t>(std::min<std::size_t>(entries_.size(), 4)));
    std::vector<Secret> gone;
    for (std::uint32_t i = 0; i < count; ++i) gone.push_back(entries_[i].secret);
    if (!spool_->forget(gone)) return false;
    entries_.erase(entries_.begin(), entries_.begin() + count);
    return true;
  }

  std::optional<Spool> spool_;
  std::vector<SpoolEntry> entries_;
};

}  // namespace

std::unique_ptr<DurableSubject> spool_subject() { return std::make_unique<SpoolSubject>(); }

}  // namespace candour
