package dev.parley.app.settings;

import dev.parley.setting.Setting;
import dev.parley.setting.SettingType;

/** Settings that Camel itself reads. */
public final class CamelDeclarations {
    public static final Setting<Boolean> MANAGEMENT_ENABLED = Setting.of(
                    "camel.management.enabled",
                    SettingType.FLAG,
                    "Whether /observe/health and /observe/metrics (Prometheus) are served, and the"
                            + " commands parley dead-letters, these to the user that Parley runs as on this"
                            + " machine only.")
            .byDefault("true");

    public static final Setting<String> MANAGEMENT_HOST = Setting.of(
                    "camel.management.host",
                    SettingType.TEXT.described("a host"),
                    "The address at which they are served.")
            .byDefault("127.0.0.1");

    public static final Setting<Integer> MANAGEMENT_PORT = Setting.of(
                    "camel.management.port", SettingType.PORT, "The port at which they are served.")
            .byDefault("9876");

    public static final Setting<String> ROUTES_DIRECTORY = Setting.of(
                    "routes.directory",
                    SettingType.TEXT.described("a folder"),
                    "Routes are the files of this folder that are named *.camel.yaml.")
            .byDefault("routes");

    static final Setting<String> LOG_NAME = Setting.of(
                    "camel.main.logName",
                    SettingType.TEXT.described("the name of a logger"),
                    "Under which name log: steps speak: that of their route.")
            .byDefault("routes.${routeId}");

    static final Setting<Boolean> JMX_ENABLED = Setting.of(
                    "camel.main.jmxEnabled", SettingType.FLAG, "Whether Camel shows itself to JMX.")
            .byDefault("false");

    static final Setting<Boolean> CONFIGURATION_SUMMARY = Setting.of(
                    "camel.main.autoConfigurationLogSummary",
                    SettingType.FLAG,
                    "Whether the log lists at start what Camel was configured with.")
            .byDefault("false");

    static final Setting<String> STARTUP_SUMMARY = Setting.of(
                    "camel.main.startupSummaryLevel",
                    SettingType.TEXT.described("Off, Oneline, Brief, Default or Verbose"),
                    "How much Camel tells the log when it has started.")
            .byDefault("Off");

    static final Setting<Integer> SHUTDOWN_TIMEOUT = Setting.of(
                    "camel.main.shutdownTimeout",
                    SettingType.number("seconds", 1, 86_400),
                    "How long a stop may take. What is in hand gets three quarters of it; what has not finished comes back at the"
                            + " next start.")
            .byDefault("20");

    private CamelDeclarations() {}
}
