#include <SDL2/SDL.h>
#include <fmt/format.h>
#include <imgui.h>

#include "kiosk/platform/drawn_by.hpp"
#include "kiosk/platform/drivers_stay.hpp"

namespace candour {
namespace {

class ByChip : public DrawnBy {
 public:
  explicit ByChip(SDL_Renderer& renderer) : renderer_(renderer) {}
  ByChip(const ByChip&) = delete;
  ByChip& operator=(const ByChip&) = delete;
  ~ByChip() override {
    if (letters_) SDL_DestroyTexture(letters_);
    SDL_DestroyRenderer(&renderer_);
  }

  Size size() const override {
    Size size;
    SDL_GetRendererOutputSize(&renderer_, &size.width, &size.height);
    return size;
  }

  Done take_letters(ImFontAtlas& atlas) override {
    unsigned char* bytes = nullptr;
    int width = 0, height = 0;
    atlas.GetTexDataAsRGBA32(&bytes, &width, &height);
    if (letters_) SDL_DestroyTexture(letters_);
    letters_ = SDL_CreateTexture(&renderer_, SDL_PIXELFORMAT_ABGR8888, SDL_TEXTUREACCESS_STATIC, width, height);
    if (!letters_ || SDL_UpdateTexture(letters_, nullptr, bytes, width * 4) != 0)
      return fail(ExitCode::failed, fmt::format("There is no room for the letters ({}).", SDL_GetError()));
    SDL_SetTextureBlendMode(letters_, SDL_BLENDMODE_BLEND);
    atlas.SetTexID(letters_);
    return {};
  }

  void draw(const ImDrawData& data) override {
    clear();
    for (int n = 0; n < data.CmdListsCount; ++n) {
      const auto& list = *data.CmdLists[n];
      for (const auto& command : list.CmdBuffer) {
        const SDL_Rect clip{static_cast<int>(command.ClipRect.x), static_cast<int>(command.ClipRect.y),
                            static_cast<int>(command.ClipRect.z - command.ClipRect.x),
                            static_cast<int>(command.ClipRect.w - command.ClipRect.y)};
        if (clip.w <= 0 || clip.h <= 0) continue;
        SDL_RenderSetClipRect(&renderer_, &clip);
        const auto* vertex = list.VtxBuffer.Data + command.VtxOffset;
        constexpr int kStride = sizeof(ImDrawVert);
        SDL_RenderGeometryRaw(&renderer_, static_cast<SDL_Texture*>(command.GetTexID()), &vertex->pos.x, kStride,
                              reinterpret_cast<const SDL_Color*>(&vertex->col), kStride, &vertex->uv.x, kStride,
                              list.VtxBuffer.Size - static_cast<int>(command.VtxOffset),
                              list.IdxBuffer.Data + command.IdxOffset, static_cast<int>(command.ElemCount),
                              sizeof(ImDrawIdx));
      }
    }
    SDL_RenderPresent(&renderer_);
  }

  std::vector<std::uint32_t> pixels() const override {
    const auto [width, height] = size();
    std::vector<std::uint32_t> read(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    SDL_RenderReadPixels(&renderer_, nullptr, SDL_PIXELFORMAT_ARGB8888, read.data(), width * 4);
    return read;
  }

  void blank() override {
    clear();
    SDL_RenderPresent(&renderer_);
  }

 private:
  void clear() {
    SDL_RenderSetClipRect(&renderer_, nullptr);
    SDL_SetRenderDrawColor(&renderer_, 0, 0, 0, 255);
    SDL_RenderClear(&renderer_);
  }

  SDL_Renderer& renderer_;
  SDL_Texture* letters_ = nullptr;
};

}  // namespace

Result<std::unique_ptr<DrawnBy>> drawn_by_chip(SDL_Window& window) {
  auto* renderer = SDL_CreateRenderer(&window, -1, 0);
  if (!renderer) return fail(ExitCode::failed, SDL_GetError());
  let_drivers_stay();
  return std::make_unique<ByChip>(*renderer);
}

}  // namespace candour
