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
  return {"/run/x",  "T-1",
          "candour", {"127.0.0.1", 1883},
          plain,     {{"window", Role::participant, "aa"}, {"desk", Role::desk, "bb"}, {"wall", Role::wall, "cc"}}};
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

}  // namespace
}  // namespace candour::hub
