#pragma once
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "common/agenda/phase.hpp"
#include "common/sealed/contribution.hpp"
#include "common/sealed/seal.hpp"
#include "common/wire/receipts.hpp"

namespace candour {

/// A promise of DESIGN §1 that did not hold.
struct Broken : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Knows what no part of Candour knows, who wrote what, and holds every part to it.
class Ledger {
 public:
  enum class Fate {
    accepted,   ///< the kiosk called it safe
    uncertain,  ///< the kiosk died while it kept or undid it
    refused,    ///< the kiosk said that it could not keep it
    withdrawn,  ///< undone in its window
  };
  struct Written {
    Secret secret;
    SittingId sitting;
    Lane lane = Lane::words;
    std::string text;
    Fate fate = Fate::accepted;
  };

  explicit Ledger(int k);

  void wrote(const Written& written);
  void became(const Secret& secret, Fate fate) { by_secret_.at(secret).fate = fate; }

  // Everything that anybody publishes (A1, A2), and what the hub does with it in one turn of its loop (A4).
  void saw(const std::string& topic, std::string_view payload);
  void hub_turned(Phase phase_after);
  void hub_restarted(const std::set<RecordId>& stored);

  /// A kiosk is about to forget: the store has to have it (A5).
  void joined(const Secret& secret, bool stored) const;
  /// Every accepted contribution has to be in the store or in a spool (A5).
  void all_kept(const std::set<RecordId>& stored, const std::set<Secret>& spooled) const;
  /// The export holds what was accepted, once (A5), and nothing that was refused or withdrawn.
  void exported(const std::vector<std::string>& texts) const;
  /// Bytes of a file of the hub: no text (A1), and nothing of a Cell (A3).
  void searched(const std::string& name, std::string_view bytes) const;

  static constexpr std::string_view kMark = "PLAIN";  ///< begins every text

  std::size_t accepted() const;
  std::size_t releases() const { return releases_; }

 private:
  struct Sittings {
    std::set<SittingId> words, marks;
    std::size_t of_words = 0, of_marks = 0;
  };
  Sittings sittings_of(const std::set<RecordId>& records) const;
  void at_least_k(const Sittings& sittings, std::string_view where) const;

  const int k_;
  std::map<Secret, Written> by_secret_;
  std::map<RecordId, Secret> by_record_;
  std::map<Receipt, Secret> by_receipt_;
  std::set<RecordId> stored_;     // as far as receipts and restarts told
  std::set<RecordId> receipted_;  // no power cut may take them back
  std::set<RecordId> announced_;  // shown to a desk
  std::set<RecordId> stored_now_, announced_now_;
  std::unordered_set<std::uint64_t> of_cells_;  // eight bytes from every sixteen of every Cell
  std::vector<bool> maybe_of_cells_;            // by their lowest bits: most bytes of a file need no second look
  std::size_t releases_ = 0;
};

}  // namespace candour
