package dev.parley.app.settings;

import dev.parley.setting.Setting;
import dev.parley.setting.SettingType;
import java.net.URI;

/** The sandbox's settings, declared here because the sandbox can be used without Parley. */
public final class SandboxDeclarations {
    public static final Setting<String> ENABLED = Setting.of(
                    "sandbox.enabled",
                    SettingType.choice("auto", "true", "false"),
                    "Whether the sandbox stands in for Twilio. auto: while none of the six settings above is set. true: in any case."
                            + " false: never.")
            .byDefault("auto");

    public static final Setting<String> HOST = Setting.of(
                    "sandbox.host",
                    SettingType.TEXT.described("a host"),
                    "Where it listens. Its secrets are public, so another host than this machine's own"
                            + " 127.0.0.1, say 0.0.0.0 in a container, requires sandbox.listen-anywhere as well.")
            .byDefault("127.0.0.1");

    public static final Setting<Integer> PORT = Setting.of(
                    "sandbox.port", SettingType.PORT, "The port at which it listens; 0 for any free one.")
            .byDefault("8100");

    public static final Setting<Boolean> LISTEN_ANYWHERE = Setting.of(
                    "sandbox.listen-anywhere",
                    SettingType.FLAG,
                    "Whether sandbox.host may be another than a loopback address.")
            .byDefault("false");

    public static final Setting<URI> WEBHOOK_URL = Setting.of(
                    "sandbox.webhook-url",
                    SettingType.ADDRESS,
                    "Where it sends webhooks until its Configuration/Webhooks resource is told otherwise.")
            .byDefault("http://127.0.0.1:{{camel.server.port}}/chat");

    public static final Setting<URI> STATUS_URL = Setting.of(
                    "sandbox.status-url", SettingType.ADDRESS, "Where it sends the status callbacks of text messages.")
            .byDefault("http://127.0.0.1:{{camel.server.port}}/outbound-status");

    public static final Setting<Boolean> ENFORCE_LIMITS = Setting.of(
                    "sandbox.enforce-limits",
                    SettingType.FLAG,
                    "Whether it refuses what comes faster than Twilio allows.")
            .byDefault("false");

    public static final Setting<String> FLOWS = Setting.of(
                    "sandbox.flows",
                    SettingType.TEXT.described("a folder"),
                    "Studio flows to run beside the sample: each file is a flow's JSON as Studio exports it. Named FW and 32 hex"
                            + " digits, the file is that flow; otherwise the log names the SID that it gets. The folder need not"
                            + " exist.")
            .byDefault("flows");

    private SandboxDeclarations() {}
}
