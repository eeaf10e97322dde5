#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace candour {

/// The topics of one event (WIRE.md's table), all below candour/1/<ref>/. Precondition: `ref` is bounded as WIRE.md
/// says.
class Topics {
 public:
  explicit Topics(std::string_view ref);

  std::string room() const { return base_ + "room"; }
  std::string case_manifest() const { return base_ + "case"; }
  std::string case_part(std::size_t n) const { return base_ + "case/" + std::to_string(n); }
  std::string case_part_any() const { return base_ + "case/+"; }
  std::string board() const { return base_ + "board"; }
  std::string cell(std::string_view device) const { return base_ + "cell/" + std::string(device); }
  std::string receipt() const { return base_ + "receipt"; }
  std::string refused() const { return base_ + "refused"; }
  std::string desk_do() const { return base_ + "desk/do"; }
  std::string desk_done() const { return base_ + "desk/done"; }
  std::string desk_released() const { return base_ + "desk/released"; }
  std::string desk_redact() const { return base_ + "desk/redact"; }
  std::string desk_note() const { return base_ + "desk/note"; }
  std::string desk_pack() const { return base_ + "desk/pack"; }
  std::string bridge() const { return base_ + "bridge"; }
  std::string device(std::string_view device) const { return base_ + "device/" + std::string(device); }

  /// What follows the base and `prefix` ("cell/", "device/"); nothing when the topic is another.
  std::optional<std::string_view> after(std::string_view prefix, std::string_view topic) const;

 private:
  std::string base_;
};

}  // namespace candour
