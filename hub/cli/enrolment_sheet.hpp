#pragma once
#include <string>
#include <string_view>

namespace candour::hub {

/// A page to print for one device: who it is, what to do, the four words of the event, and `payload` as a QR. HTML with
/// nothing in it from
/// elsewhere.
std::string enrolment_sheet(std::string_view device, std::string_view role, std::string_view reference,
                            std::string_view words, std::string_view payload);

}  // namespace candour::hub
