#include "kiosk/platform/stage.hpp"

#include <imgui.h>

#include <cstring>

#include "common/sealed/secret_bytes.hpp"
#include "kiosk/platform/fonts.hpp"
#include "kiosk/platform/wiped_memory.hpp"

namespace candour {
namespace {

/// What a frame looks like, as a number (FNV-1a over words of its vertices).
std::uint64_t look_of(const ImDrawData& data) {
  std::uint64_t look = 14695981039346656037ULL;
  const auto add = [&](const void* bytes, std::size_t count) {
    const auto* at = static_cast<const unsigned char*>(bytes);
    for (; count >= sizeof(std::uint32_t); at += sizeof(std::uint32_t), count -= sizeof(std::uint32_t)) {
      std::uint32_t word = 0;
      std::memcpy(&word, at, sizeof word);
      look = (look ^ word) * 1099511628211ULL;
    }
  };
  for (int i = 0; i < data.CmdListsCount; ++i) {
    const auto& list = *data.CmdLists[i];
    add(list.VtxBuffer.Data, static_cast<std::size_t>(list.VtxBuffer.Size) * sizeof(ImDrawVert));
    for (const auto& command : list.CmdBuffer) add(&command.ClipRect, sizeof command.ClipRect);
  }
  return look;
}

}  // namespace

Stage::Stage(Display& display) : display_(display) {
  ImGui::SetAllocatorFunctions(&wiping_allocate, &wiping_free, nullptr);
  imgui_ = ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;  // nothing is kept
  ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
}

Stage::~Stage() { ImGui::DestroyContext(imgui_); }

Done Stage::bake(float times, ReadFrom from) {
  auto& atlas = *ImGui::GetIO().Fonts;
  auto faces = bake_faces(atlas, times, from);
  if (!faces) return tl::make_unexpected(faces.error());
  faces_ = *faces;
  shown_ = 0;
  return display_.take_letters(atlas);
}

Canvas Stage::begin() {
  auto& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(display_.size().width), static_cast<float>(display_.size().height)};
  io.DeltaTime = 1.0F / 60;  // nobody asks
  ImGui::NewFrame();
  return {*ImGui::GetBackgroundDrawList(), faces_};
}

void Stage::end() {
  ImGui::Render();
  const auto& data = *ImGui::GetDrawData();
  const auto look = look_of(data);
  if (!display_.take_exposed() && look == shown_) return;
  display_.draw(data);
  shown_ = look;
}

void Stage::wipe() {
  if (const auto* data = ImGui::GetDrawData()) wipe_draw_data(*data);
  display_.blank();
  shown_ = 0;
  wipe_stack();
}

}  // namespace candour
