package dev.parley.app.settings;

import dev.parley.account.AccountSettings;
import dev.parley.protocol.Sid;
import dev.parley.setting.Setting;
import dev.parley.setting.SettingType;
import dev.parley.setting.Settings;
import java.util.Optional;

/** Settings that only the shipped routes read. */
public final class RouteDeclarations {
    /** E.164. */
    private static final String NUMBER = "\\+[1-9]\\d{6,14}";

    private static final String OPERATOR = "conversation|(whatsapp:)?" + NUMBER;

    static final Setting<Optional<Sid>> STUDIO_FLOW_SID = Setting.of(
                    "twilio.studio-flow-sid",
                    AccountSettings.sid("FW").optional(),
                    "The Studio flow that answers people. Without one the bot of routes/reply.camel.yaml answers.")
            .fromVariable("TWILIO_STUDIO_FLOW_SID")
            .asSecret();

    // Camel would take a number out of range for one without end.
    static final Setting<Integer> REPEATS = Setting.of(
                    "retry.repeats",
                    SettingType.number("a number of repeats", 0, 20),
                    "Repeats after the first try, before an event becomes a dead letter; 8 take about a minute and a half.")
            .byDefault("8");

    static final Setting<Integer> FIRST_DELAY = Setting.of(
                    "retry.first-delay-millis",
                    SettingType.number("milliseconds", 0, 3_600_000),
                    "The first wait between tries; each one after it is twice as long, up to the longest.")
            .byDefault("500");

    static final Setting<Integer> LONGEST_DELAY = Setting.of(
                    "retry.longest-delay-millis",
                    SettingType.number("milliseconds", 0, 3_600_000),
                    "The longest wait between tries.")
            .byDefault("30000");

    static final Setting<Optional<String>> UNDELIVERED_TELL = Setting.of(
                    "undelivered.tell",
                    SettingType.of(
                                    "conversation, an address such as +15005550100 or whatsapp:+15005550100, or nothing",
                                    text -> {
                                        if (!text.matches(OPERATOR)) {
                                            throw new IllegalArgumentException(
                                                    "expected conversation, an address such as"
                                                            + " +15005550100 or whatsapp:+15005550100, or nothing");
                                        }
                                        return text;
                                    })
                            .optional(),
                    "Who is told that a message did not reach a phone: the conversation, or an operator at that address.")
            .otherwise("nobody");

    static final Setting<Optional<String>> UNDELIVERED_FROM = Setting.of(
                    "undelivered.from",
                    SettingType.TEXT
                            .described("a number of the account, or a messaging service, MG and 32 hex digits")
                            .optional(),
                    "Who sends the operator's text. Required where undelivered.tell is an address.")
            .otherwise("none");

    private RouteDeclarations() {}

    /**
     * Checks who sends to the operator, for the route would find out only when a message has failed already.
     *
     * @throws IllegalArgumentException if that cannot reach the operator's address
     */
    public static void checkUndelivered(Settings settings) {
        String tell = settings.get(UNDELIVERED_TELL).orElse("conversation");
        if (tell.equals("conversation")) {
            return;
        }
        String channel = tell.replaceFirst("\\+.*", "");
        String from = settings.get(UNDELIVERED_FROM).orElse("");
        if (!from.matches("MG[0-9a-f]{32}|" + channel + NUMBER)) {
            throw new IllegalArgumentException(
                    UNDELIVERED_FROM.name() + " is \"" + from + "\": undelivered.tell is " + tell
                            + ", so expected who sends to it, a number such as " + channel
                            + "+15005550106 or a messaging service, MG and 32 hex digits.");
        }
    }
}
