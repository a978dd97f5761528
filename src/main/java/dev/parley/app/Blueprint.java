package dev.parley.app;

import dev.parley.access.AccessSettings;
import dev.parley.admin.AdminToken;
import dev.parley.app.settings.Settings;
import dev.parley.door.BodySizes;
import dev.parley.door.HttpSettings;
import dev.parley.inbox.broker.InboxSettings;
import dev.parley.limit.LimitSettings;
import dev.parley.limit.Rate;
import dev.parley.moderate.WordList;
import dev.parley.protocol.Sid;
import dev.parley.protocol.http.RefusalLog;
import dev.parley.protocol.http.ServerBounds;
import dev.parley.protocol.http.TrustedProxies;
import dev.parley.sandbox.SandboxSettings;
import dev.parley.sandbox.flow.FlowFile;
import dev.parley.token.TokenSettings;
import dev.parley.twilio.request.TwilioSettings;
import dev.parley.twilio.traffic.TrafficSettings;
import dev.parley.webhook.HookSettings;
import dev.parley.webhook.HookSettings.OnFailure;
import dev.parley.webhook.SignatureCheck;
import dev.parley.webhook.VerifySignature;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What each part is told, read from the settings. */
record Blueprint(Settings settings, TwilioAccess access, Path home) {
    private static final Logger LOG = LoggerFactory.getLogger(Blueprint.class);
    private static final String LOOPBACK = "127.0.0.1";

    /** E.164. */
    private static final String NUMBER = "\\+[1-9]\\d{6,14}";

    private static final String ADDRESS = "(whatsapp:)?" + NUMBER;

    /** The author that Twilio gives to messages that name none. */
    private static final String TWILIOS_OWN_AUTHOR = "system";

    HttpSettings door() {
        // The sandbox's secrets are known to everybody, so what they open must not be reached from elsewhere.
        String host = access.sandbox() ? LOOPBACK : settings.text("camel.server.host");
        return new HttpSettings(
                host,
                settings.port("camel.server.port"),
                bodySizes(),
                bounds(),
                settings.flag("http.http2-without-tls"),
                Set.copyOf(settings.list("token.allowed-origins")),
                proxies());
    }

    private BodySizes bodySizes() {
        return new BodySizes(
                bytes("http.max-webhook-bytes"), bytes("http.max-token-bytes"), bytes("http.max-body-bytes"));
    }

    /** What is larger, one request alone could fill the memory with. */
    private int bytes(String key) {
        return settings.number(key, "bytes", 1024, 16 * 1024 * 1024);
    }

    private ServerBounds bounds() {
        return ServerBounds.DEFAULT.with(
                settings.number("http.connections", "a number of connections", 10, 100_000),
                settings.number("http.connections-per-address", "a number of connections", 1, 100_000),
                time("http.head-timeout"),
                time("http.body-timeout"));
    }

    private Duration time(String key) {
        Duration time = settings.duration(key);
        if (time.toSeconds() < 1 || time.toHours() >= 1) {
            throw new IllegalArgumentException(
                    key + " is \"" + settings.text(key) + "\": expected a duration from 1s to 59m.");
        }
        return time;
    }

    private TrustedProxies proxies() {
        try {
            return TrustedProxies.of(settings.list("http.trusted-proxies"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("http.trusted-proxies has " + e.getMessage(), e);
        }
    }

    List<LimitSettings> limits() {
        return List.of(
                new LimitSettings("tokens", rate("limit.tokens.per-address"), rate("limit.tokens.in-all")),
                new LimitSettings("webchats", rate("limit.webchats.per-address"), rate("limit.webchats.in-all")),
                new LimitSettings(
                        "conversations", rate("limit.conversations.per-address"), rate("limit.conversations.in-all")),
                new LimitSettings("requests", rate("limit.requests.per-address"), rate("limit.requests.in-all")));
    }

    private Optional<Rate> rate(String key) {
        String value = settings.text(key);
        try {
            return Rate.read(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + " is \"" + value + "\": " + e.getMessage() + ".", e);
        }
    }

    static SandboxSettings sandbox(Settings settings, Path home) {
        return new SandboxSettings(
                settings.text("sandbox.host"),
                settings.port("sandbox.port"),
                settings.address("sandbox.webhook-url"),
                settings.address("sandbox.status-url"),
                settings.flag("sandbox.enforce-limits"),
                settings.flag("sandbox.listen-anywhere"),
                FlowFile.readAll(home.resolve(settings.text("sandbox.flows"))));
    }

    InboxSettings inbox() {
        return inbox(settings, home);
    }

    static InboxSettings inbox(Settings settings, Path home) {
        return new InboxSettings(
                settings.text("inbox.broker-url"),
                settings.optional("inbox.user").orElse(null),
                settings.optional("inbox.password").orElse(null),
                home.resolve(settings.text("inbox.directory")),
                settings.duration("inbox.store-timeout"),
                settings.duration("inbox.route-timeout"));
    }

    VerifySignature signed(RefusalLog refusals) {
        if (settings.choice("webhooks.verify", List.of("strict", "off")).equals("off")) {
            LOG.warn("webhooks.verify is off: everybody may pretend to be Twilio.");
            return VerifySignature.off();
        }
        return VerifySignature.with(
                new SignatureCheck(
                        settings.text(TwilioAccess.PUBLIC_URL), settings.filledList("webhooks.signing-keys")),
                refusals);
    }

    /** Vert.x lets two of its servers share a port, and each then answers every other request. */
    void checkPorts() {
        Map<Integer, String> keys = new HashMap<>();
        Stream.of("camel.server.port", "camel.management.port", "sandbox.port").forEach(key -> {
            boolean used =
                    switch (key) {
                        case "camel.management.port" -> settings.flag("camel.management.enabled");
                        case "sandbox.port" -> access.sandbox();
                        default -> true;
                    };
            int port = used ? settings.port(key) : 0;
            String other = port == 0 ? null : keys.put(port, key);
            if (other != null) {
                throw new IllegalArgumentException(
                        key + " is " + port + ", and so is " + other + ": expected two ports.");
            }
        });
    }

    HookSettings hooks() {
        return new HookSettings(
                settings.duration("hooks.budget"),
                OnFailure.valueOf(settings.choice("hooks.on-failure", List.of("accept", "reject"))
                        .toUpperCase(Locale.ROOT)));
    }

    WordList wordList() {
        boolean off = settings.choice("moderate.action", List.of("off", "mask", "reject"))
                .equals("off");
        return new WordList(off ? List.of() : settings.filledList("moderate.words"));
    }

    /** The routes read these themselves, and Camel would take a number out of range for one without end. */
    void checkRetries() {
        settings.number("retry.repeats", "a number of repeats", 0, 20);
        settings.number("retry.first-delay-millis", "milliseconds", 0, 3_600_000);
        settings.number("retry.longest-delay-millis", "milliseconds", 0, 3_600_000);
    }

    /** The route reads these itself, when a message has failed already. */
    void checkUndelivered() {
        String tell = settings.optional("undelivered.tell").orElse("conversation");
        if (tell.equals("conversation")) {
            return;
        }
        if (!tell.matches(ADDRESS)) {
            throw new IllegalArgumentException("undelivered.tell is \"" + tell + "\": expected conversation, an address"
                    + " such as +15005550100 or whatsapp:+15005550100, or nothing.");
        }
        String channel = tell.replaceFirst("\\+.*", "");
        String from = settings.optional("undelivered.from").orElse("");
        if (!from.matches("MG[0-9a-f]{32}|" + channel + NUMBER)) {
            throw new IllegalArgumentException("undelivered.from is \"" + from + "\": undelivered.tell is " + tell
                    + ", so expected who sends to it, a number such as " + channel
                    + "+15005550106 or a messaging service, MG and 32 hex digits.");
        }
    }

    TokenSettings tokens() {
        return new TokenSettings(
                sid(TwilioAccess.ACCOUNT_SID),
                sid(TwilioAccess.API_KEY_SID),
                settings.text(TwilioAccess.API_KEY_SECRET),
                sid(TwilioAccess.SERVICE_SID),
                settings.optional("twilio.push-credential-sid").isPresent() ? sid("twilio.push-credential-sid") : null,
                settings.optional("twilio.region").orElse(null),
                settings.duration("token.ttl"),
                settings.duration("token.webchat-ttl"),
                settings.duration("token.webchat-life"),
                Set.of(settings.text("host.identity"), settings.text("bot.identity"), TWILIOS_OWN_AUTHOR));
    }

    AccessSettings accessSettings() {
        return new AccessSettings(settings.text("access.header"), settings.list("access.secrets"));
    }

    Optional<AdminToken> adminToken() {
        return settings.optional("admin.token").map(AdminToken::new);
    }

    TwilioSettings twilio() {
        return new TwilioSettings(
                settings.text(TwilioAccess.ACCOUNT_SID),
                settings.text(TwilioAccess.API_KEY_SID),
                settings.text(TwilioAccess.API_KEY_SECRET),
                settings.optionalAddress("twilio.api-base-url").orElse(null),
                settings.optional("twilio.edge").orElse(null),
                settings.optional("twilio.region").orElse(null),
                settings.duration("twilio.connect-timeout"),
                settings.duration("twilio.response-timeout"));
    }

    TrafficSettings traffic() {
        int calls = settings.number("twilio.calls-in-flight", "a number of calls", 1, TrafficSettings.MOST);
        int changes = settings.number("twilio.changes-per-second", "a number of changes", 1, TrafficSettings.MOST);
        String ofVisitors = "twilio.visitor-changes-per-second";
        int visitors = settings.optional(ofVisitors).isEmpty()
                ? TrafficSettings.shareOfVisitors(changes)
                : settings.number(ofVisitors, "a part of twilio.changes-per-second", 1, changes);
        return new TrafficSettings(calls, changes, visitors, settings.text(TwilioAccess.SERVICE_SID));
    }

    private Sid sid(String key) {
        try {
            return new Sid(settings.text(key));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage() + ".", e);
        }
    }
}
