package dev.parley.app.settings;

import dev.parley.access.AccessSettings;
import dev.parley.account.AccountSettings;
import dev.parley.admin.AdminToken;
import dev.parley.door.HttpSettings;
import dev.parley.inbox.broker.InboxSettings;
import dev.parley.limit.LimitSettings;
import dev.parley.moderate.WordList;
import dev.parley.setting.Setting;
import dev.parley.setting.SettingGroup;
import dev.parley.token.IdentitySettings;
import dev.parley.token.JwtSettings;
import dev.parley.token.TokenSettings;
import dev.parley.twilio.request.TwilioSettings;
import dev.parley.twilio.traffic.TrafficSettings;
import dev.parley.webhook.HookSettings;
import dev.parley.webhook.SignatureCheck;
import java.util.List;

/** All settings, in the order of the shipped {@code application.properties}. */
public final class Declarations {
    /** All groups. */
    public static final List<SettingGroup> GROUPS = List.of(
            new SettingGroup(
                    "Twilio: all six of these, or none",
                    "Without them the sandbox stands in for Twilio.",
                    AccountSettings.LIVE),
            new SettingGroup(
                    "Twilio: what may be left out",
                    "",
                    List.of(
                            TokenSettings.PUSH_CREDENTIAL_SID,
                            RouteDeclarations.STUDIO_FLOW_SID,
                            AccountSettings.EDGE,
                            AccountSettings.REGION,
                            TwilioSettings.API_BASE_URL,
                            TwilioSettings.CONNECT_TIMEOUT,
                            TwilioSettings.RESPONSE_TIMEOUT,
                            TrafficSettings.CALLS_IN_FLIGHT,
                            TrafficSettings.CHANGES_PER_SECOND,
                            TrafficSettings.VISITOR_CHANGES_PER_SECOND)),
            new SettingGroup(
                    "HTTP server",
                    "",
                    List.of(
                            HttpSettings.HOST,
                            HttpSettings.PORT,
                            HttpSettings.TRUSTED_PROXIES,
                            HttpSettings.CONNECTIONS,
                            HttpSettings.CONNECTIONS_PER_ADDRESS,
                            HttpSettings.HEAD_TIMEOUT,
                            HttpSettings.BODY_TIMEOUT,
                            HttpSettings.MAX_WEBHOOK_BYTES,
                            HttpSettings.MAX_TOKEN_BYTES,
                            HttpSettings.MAX_BODY_BYTES,
                            HttpSettings.HTTP2_WITHOUT_TLS)),
            new SettingGroup(
                    "Management",
                    "",
                    List.of(
                            CamelDeclarations.MANAGEMENT_ENABLED,
                            CamelDeclarations.MANAGEMENT_HOST,
                            CamelDeclarations.MANAGEMENT_PORT)),
            new SettingGroup(
                    "Limits of rate",
                    "How often strangers may ask, by the steps that routes begin with; what is beyond is answered 429 and"
                            + " Retry-After. Each is a rate such as 10/s, 6/m or 100/h, with as many at once, or with a burst of its"
                            + " own as in 10/s burst 60; numbers from 1 to 100000; off for no limit. per-address is for each"
                            + " address, of IPv6 each /64; in-all for all together, and for it alone count this machine and proxies"
                            + " of http.trusted-proxies that do not say who called (where it is off, they share what one address"
                            + " has). While the sandbox stands in, this machine is not counted at all.",
                    List.of(
                            LimitSettings.TOKENS_PER_ADDRESS,
                            LimitSettings.TOKENS_IN_ALL,
                            LimitSettings.WEBCHATS_PER_ADDRESS,
                            LimitSettings.WEBCHATS_IN_ALL,
                            LimitSettings.CONVERSATIONS_PER_ADDRESS,
                            LimitSettings.CONVERSATIONS_IN_ALL,
                            LimitSettings.REQUESTS_PER_ADDRESS,
                            LimitSettings.REQUESTS_IN_ALL)),
            new SettingGroup(
                    "Tokens",
                    "",
                    List.of(
                            TokenSettings.TTL,
                            TokenSettings.WEBCHAT_TTL,
                            TokenSettings.WEBCHAT_LIFE,
                            HttpSettings.ALLOWED_ORIGINS,
                            IdentitySettings.IDENTITIES,
                            IdentitySettings.PROOF_KEY,
                            JwtSettings.KEY,
                            JwtSettings.JWKS_URL,
                            JwtSettings.ISSUER,
                            JwtSettings.AUDIENCE)),
            new SettingGroup("Administration", "", List.of(AdminToken.TOKEN)),
            new SettingGroup("Routes of your own", "", List.of(AccessSettings.SECRETS, AccessSettings.HEADER)),
            new SettingGroup(
                    "Webhooks",
                    "",
                    List.of(
                            SignatureCheck.VERIFY,
                            SignatureCheck.SIGNING_KEYS,
                            HookSettings.BUDGET,
                            HookSettings.ON_FAILURE,
                            WordList.ACTION,
                            WordList.WORDS)),
            new SettingGroup(
                    "Inbox",
                    "",
                    List.of(
                            InboxSettings.BROKER_URL,
                            InboxSettings.USER,
                            InboxSettings.PASSWORD,
                            InboxSettings.DIRECTORY,
                            InboxSettings.STORE_TIMEOUT,
                            InboxSettings.ROUTE_TIMEOUT)),
            new SettingGroup(
                    "What happens to events",
                    "",
                    List.of(
                            RouteDeclarations.REPEATS,
                            RouteDeclarations.FIRST_DELAY,
                            RouteDeclarations.LONGEST_DELAY,
                            TokenSettings.HOST_IDENTITY,
                            TokenSettings.BOT_IDENTITY,
                            RouteDeclarations.UNDELIVERED_TELL,
                            RouteDeclarations.UNDELIVERED_FROM)),
            new SettingGroup(
                    "Sandbox",
                    "",
                    List.of(
                            SandboxDeclarations.ENABLED,
                            SandboxDeclarations.HOST,
                            SandboxDeclarations.PORT,
                            SandboxDeclarations.LISTEN_ANYWHERE,
                            SandboxDeclarations.WEBHOOK_URL,
                            SandboxDeclarations.STATUS_URL,
                            SandboxDeclarations.ENFORCE_LIMITS,
                            SandboxDeclarations.FLOWS)),
            new SettingGroup(
                    "Camel",
                    "",
                    List.of(
                            CamelDeclarations.ROUTES_DIRECTORY,
                            CamelDeclarations.LOG_NAME,
                            CamelDeclarations.JMX_ENABLED,
                            CamelDeclarations.CONFIGURATION_SUMMARY,
                            CamelDeclarations.STARTUP_SUMMARY,
                            CamelDeclarations.SHUTDOWN_TIMEOUT)));

    private Declarations() {}

    /** Returns the settings of all groups. */
    public static List<Setting<?>> all() {
        return GROUPS.stream()
                .<Setting<?>>flatMap(group -> group.settings().stream())
                .toList();
    }
}
