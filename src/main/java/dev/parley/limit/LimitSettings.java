package dev.parley.limit;

import dev.parley.setting.Setting;
import dev.parley.setting.SettingType;
import dev.parley.setting.Settings;
import java.util.List;
import java.util.Optional;

/**
 * The limits of one kind of request.
 *
 * @param name for example {@code tokens}: the settings are {@code limit.tokens.…}, the step is {@code limitTokens}
 * @param perAddress for each address that is not shared; empty for no limit
 * @param inAll for all callers together; empty for no limit
 */
public record LimitSettings(String name, Optional<Rate> perAddress, Optional<Rate> inAll) {
    private static final SettingType<Optional<Rate>> RATE =
            SettingType.of("a rate such as 10/s, 6/m or 10/s burst 60, or off", Rate::read);

    public static final Setting<Optional<Rate>> TOKENS_PER_ADDRESS = Setting.of(
                    "limit.tokens.per-address",
                    RATE,
                    "Step limitTokens: /token, /chat-widget and /refreshToken, which share it; for each address.")
            .byDefault("10/s burst 60");

    public static final Setting<Optional<Rate>> TOKENS_IN_ALL = Setting.of(
                    "limit.tokens.in-all", RATE, "The same for all addresses together.")
            .byDefault("200/s");

    public static final Setting<Optional<Rate>> WEBCHATS_PER_ADDRESS = Setting.of(
                    "limit.webchats.per-address",
                    RATE,
                    "Step limitWebchats: /initWebchat, which opens a conversation each time; for each address.")
            .byDefault("6/m");

    public static final Setting<Optional<Rate>> WEBCHATS_IN_ALL = Setting.of(
                    "limit.webchats.in-all", RATE, "The same for all addresses together.")
            .byDefault("5/s");

    public static final Setting<Optional<Rate>> CONVERSATIONS_PER_ADDRESS = Setting.of(
                    "limit.conversations.per-address",
                    RATE,
                    "Step limitConversations: /conversations, wrong tokens too; for each address.")
            .byDefault("10/s");

    public static final Setting<Optional<Rate>> CONVERSATIONS_IN_ALL = Setting.of(
                    "limit.conversations.in-all",
                    RATE,
                    "The same for all addresses together: off, or strangers could keep the operator out.")
            .byDefault("off");

    public static final Setting<Optional<Rate>> REQUESTS_PER_ADDRESS = Setting.of(
                    "limit.requests.per-address",
                    RATE,
                    "Step limitRequests, for routes of your own, which share it; for each address.")
            .byDefault("10/s burst 60");

    public static final Setting<Optional<Rate>> REQUESTS_IN_ALL = Setting.of(
                    "limit.requests.in-all", RATE, "The same for all addresses together.")
            .byDefault("200/s");

    /** Returns the limits of all steps. */
    public static List<LimitSettings> from(Settings settings) {
        return List.of(
                new LimitSettings("tokens", settings.get(TOKENS_PER_ADDRESS), settings.get(TOKENS_IN_ALL)),
                new LimitSettings("webchats", settings.get(WEBCHATS_PER_ADDRESS), settings.get(WEBCHATS_IN_ALL)),
                new LimitSettings(
                        "conversations", settings.get(CONVERSATIONS_PER_ADDRESS), settings.get(CONVERSATIONS_IN_ALL)),
                new LimitSettings("requests", settings.get(REQUESTS_PER_ADDRESS), settings.get(REQUESTS_IN_ALL)));
    }
}
