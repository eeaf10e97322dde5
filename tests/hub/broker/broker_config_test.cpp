#include "hub/broker/broker_config.hpp"

#include <gtest/gtest.h>

namespace candour::hub {
namespace {

std::string text_of(const std::vector<BrokerFile>& files, const std::string& name) {
  for (const auto& file : files) {
    if (file.path.filename() == name) return file.text;
  }
  return {};
}

BrokerPlan plan(bool plain) {
  return {"/run/x",
          "T-1",
          "candour",
          {"127.0.0.1", 1883},
          plain,
          {{"window", Role::participant, "aa", {}}, {"desk", Role::desk, "bb", {}}, {"wall", Role::wall, "cc", {}}}};
}

TEST(BrokerConfig, keepsNothingOnDiskAndWritesNoConnectionsDown) {
  const auto config = text_of(broker_files(plan(false)), "mosquitto.conf");
  for (const auto* line : {"persistence false", "connection_messages false", "log_type error", "log_timestamp false"}) {
    EXPECT_NE(config.find(line), std::string::npos) << line;
  }
}

TEST(BrokerConfig, letsOnlyKeysIntoARealRoomAndAnybodyOnLoopbackIntoARehearsal) {
  const auto real = text_of(broker_files(plan(false)), "mosquitto.conf");
  EXPECT_NE(real.find("psk_file"), std::string::npos);
  EXPECT_NE(real.find("tls_version tlsv1.3"), std::string::npos);
  EXPECT_NE(real.find("use_username_as_clientid true"), std::string::npos);
  const auto rehearsal = text_of(broker_files(plan(true)), "mosquitto.conf");
  EXPECT_EQ(rehearsal.find("psk_file"), std::string::npos);
}

TEST(BrokerConfig, givesNobodyButTheHubTheTopicsThatSpeakForTheHub) {
  const auto files = broker_files(plan(false));
  for (const auto* acl : {"local.acl", "devices.acl"}) {
    for (const auto* topic : {"room", "receipt", "refused", "desk/done", "desk/released", "desk/pack"}) {
      EXPECT_EQ(text_of(files, acl).find("write candour/1/T-1/" + std::string(topic) + "\n"), std::string::npos)
          << acl << topic;
    }
  }
  EXPECT_NE(text_of(files, "hub.acl").find("readwrite candour/1/T-1/#"), std::string::npos);
}

TEST(BrokerConfig, letsADeviceWriteAsItselfOnly) {
  const auto acl = text_of(broker_files(plan(false)), "devices.acl");
  const auto window = acl.substr(acl.find("user window"), acl.find("user desk") - acl.find("user window"));
  EXPECT_NE(window.find("topic write candour/1/T-1/cell/window\n"), std::string::npos);
  EXPECT_EQ(window.find("cell/+"), std::string::npos);
  EXPECT_EQ(window.find("desk/"), std::string::npos);
  const auto wall = acl.substr(acl.find("user wall"));
  EXPECT_EQ(wall.find("cell/"), std::string::npos);
}

/// "library" with two kiosks, "annex" with one, and a kiosk where the hub is.
BrokerPlan with_breakout_rooms() {
  auto all = plan(false);
  all.devices = {{"window", Role::participant, "aa", {}},
                 {"library", Role::breakout, "bb", {}},
                 {"table-7", Role::participant, "cc", "library"},
                 {"screen", Role::wall, "dd", "library"},
                 {"annex", Role::breakout, "ee", {}},
                 {"table-9", Role::participant, "ff", "annex"}};
  return all;
}

std::string rows_of(const std::string& acl, const std::string& user) {
  const auto from = acl.find("user " + user + "\n");
  return from == std::string::npos ? "" : acl.substr(from, acl.find("user ", from + 1) - from);
}

TEST(BrokerConfig, letsABridgeWriteAsTheDevicesOfItsRoomAndReadWhatKiosksRead) {
  const auto files = broker_files(with_breakout_rooms());
  EXPECT_EQ(rows_of(text_of(files, "devices.acl"), "library"),
            "user library\n"
            "topic read candour/1/T-1/room\ntopic read candour/1/T-1/case\ntopic read candour/1/T-1/case/#\n"
            "topic read candour/1/T-1/board\ntopic read candour/1/T-1/receipt\ntopic read candour/1/T-1/refused\n"
            "topic write candour/1/T-1/cell/table-7\ntopic write candour/1/T-1/device/table-7\n"
            "topic write candour/1/T-1/device/screen\n");
}

TEST(BrokerConfig, keepsTheKeysOfABreakoutRoomOffTheHubsBroker) {
  const auto files = broker_files(with_breakout_rooms());
  EXPECT_EQ(text_of(files, "devices.psk"), "window:aa\nlibrary:bb\nannex:ee\n");
  EXPECT_EQ(rows_of(text_of(files, "devices.acl"), "table-7"), "");
}

TEST(BreakoutConfig, keepsNothingAndLetsOnlyKeysIn) {
  auto library = BreakoutPlan{"/run/x", "T-1", "candour", {"0.0.0.0", 8883}, {}, {}};
  library.hub = {BrokerAddress::Way::psk, "hub", 8883, "library", "bb"};
  library.devices = {{"table-7", Role::participant, "cc", "library"}};
  const auto files = breakout_files(library);
  const auto config = text_of(files, "mosquitto.conf");
  for (const auto* line : {"persistence false", "connection_messages false", "allow_anonymous false",
                           "tls_version tlsv1.3", "address hub:8883", "bridge_identity library", "bridge_psk bb",
                           "cleansession true", "bridge_tls_version tlsv1.3", "notifications_local_only true"}) {
    EXPECT_NE(config.find(std::string(line) + "\n"), std::string::npos) << line;
  }
  EXPECT_EQ(config.find("allow_anonymous true"), std::string::npos);
  EXPECT_EQ(config.find("desk/"), std::string::npos);
  EXPECT_EQ(text_of(files, "devices.psk"), "table-7:cc\n");
  EXPECT_NE(text_of(files, "devices.acl").find("topic read candour/1/T-1/bridge\n"), std::string::npos);
  EXPECT_EQ(text_of(files, "devices.acl").find("write candour/1/T-1/bridge"), std::string::npos);
}

}  // namespace
}  // namespace candour::hub
