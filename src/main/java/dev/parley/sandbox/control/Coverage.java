package dev.parley.sandbox.control;

import static dev.parley.sandbox.control.CoverageRow.absent;
import static dev.parley.sandbox.control.CoverageRow.partial;
import static dev.parley.sandbox.control.CoverageRow.supported;

import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.Paths;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How much of Twilio the sandbox covers, part by part, each with Twilio's own page and with what was invented where
 * that page is silent. {@code GET /sandbox/coverage} returns it, and the table in
 * {@code docs/sandbox.md} is generated from it. A change
 * to a part changes its entry.
 */
public final class Coverage {
    static final List<CoverageRow> PARTS = List.of(
            supported(
                            "Conversations",
                            "conversations/api/conversation-resource",
                            "create, fetch by SID or unique name, list by state and date, update, delete, with all limits"
                                    + " and codes, under `/v1` and `/v1/Services/{IS}`")
                    .withInvented("a closed conversation can still be renamed, but not reopened"),
            supported(
                            "States and timers",
                            "conversations/states-timers",
                            "active, inactive, closed; timers of a conversation and of the account; a message activates an"
                                    + " inactive conversation; `POST /sandbox/clock` (`Advance=PT1H`) advances the clock")
                    .withInvented("each message restarts both timers; a timer's change has the source API, a message's"
                            + " the reason EVENT"),
            supported(
                            "Participants",
                            "conversations/api/conversation-participant-resource",
                            "chat users and phones: create, fetch, list, update, delete; 1000, of them 50 on the phone")
                    .withInvented(
                            "a pair of numbers is unique across all services; 50440 for every change of a binding that"
                                    + " cannot be"),
            supported(
                    "Conversations with participants",
                    "conversations/api/conversation-with-participants-resource",
                    "up to ten participants, all of them or none"),
            absent(
                    "Group MMS",
                    "conversations/group-texting",
                    "a projected address is stored only; there is no state `initializing`"),
            partial(
                            "Messages",
                            "conversations/api/conversation-message-resource",
                            "create, with media too, fetch, list in both orders, update, delete; of a content template SID"
                                    + " and values replace the text")
                    .withInvented("a client may name another author"),
            supported("Receipts", "conversations/api/receipt-resource", "one for each phone, with error codes"),
            supported(
                            "Webhooks of a conversation",
                            "conversations/api/conversation-scoped-webhook-resource",
                            "webhook, trigger, studio; five at most; filters, `ReplayAfter`")
                    .withInvented(
                            "they get what account or service get as well; a keyword matches anywhere in a message"),
            supported(
                    "Users and their conversations",
                    "conversations/api/user-resource",
                    "read horizons, unread counts, mute, leave; users are never online"),
            supported(
                    "Participant conversations",
                    "conversations/api/participant-conversation-resource",
                    "by identity or by address"),
            supported(
                            "Services and configuration",
                            "conversations/api/service-resource",
                            "each service with its own conversations, users, roles and webhooks; the account's defaults")
                    .withInvented("the default service cannot be deleted"),
            supported(
                            "Roles and permissions",
                            "conversations/api/role-resource",
                            "checked for SDK clients (403, 50107); REST calls may do everything; a creator gets the"
                                    + " creator's role")
                    .withInvented(
                            "the permissions of the default roles; which permission of a service does what; everyone may"
                                    + " read; a role in use cannot be deleted"),
            partial(
                            "Address configuration",
                            "conversations/inbound-autocreation",
                            "the service, webhook or flow of a conversation that a phone creates, with Twilio's sequence of"
                                    + " webhooks; `StudioRetryCount` is stored only")
                    .withInvented(
                            "where no address is configured, a phone creates a conversation in the default service"),
            partial(
                    "Push credentials, bindings, notifications",
                    "conversations/api/credential-resource",
                    "stored only: a client that registers for push has a binding, and nothing is pushed"),
            partial(
                    "E-mail",
                    "conversations/api/conversation-resource",
                    "the binding of a conversation is stored only; no e-mail is sent or received"),
            supported(
                            "Webhooks after the fact",
                            "conversations/conversations-webhooks",
                            "account, or a service's instead; all events, GET and POST, signed, with"
                                    + " `I-Twilio-Idempotency-Token`; REST calls are silent unless"
                                    + " `X-Twilio-Webhook-Enabled` asks")
                    .withInvented("those of one conversation are sent one after the other, in order; none is retried"),
            partial(
                            "Connection overrides",
                            "usage/webhooks/webhooks-connection-overrides",
                            "of status callbacks: `ct`, `rt`, `tt`, `rc` and `rp` in the fragment of the address, the time being"
                                    + " the clock's; without them one retry if the connection fails; each with the"
                                    + " same `I-Twilio-Idempotency-Token`. `e` is ignored")
                    .withInvented(
                            "retries follow at once; a number out of range counts as the nearest one in it; where `rp`"
                                    + " is wrong (11243), nothing is sent"),
            supported(
                            "Hooks before the fact",
                            "conversations/conversations-webhooks",
                            "all ten, for what phones and SDK clients do, with modifications, rejections and a timeout of 5 s;"
                                    + " `GET /sandbox/webhooks` shows the outcome of each")
                    .withInvented("REST calls have none, even with `X-Twilio-Webhook-Enabled`"),
            supported(
                            "Errors",
                            "usage/twilios-response",
                            "Twilio's codes in Twilio's body; an unknown path gets the nearest operation")
                    .withInvented("which HTTP status goes with most of the codes, and every text except that of 50416"),
            supported(
                            "Limits of rate",
                            "conversations/conversations-limits",
                            "30 changes a second, with `sandbox.enforce-limits=true`")
                    .withInvented("the second is the clock's"),
            partial(
                            "Studio",
                            "studio/rest-api/v2",
                            "flows as Studio exports them, from `flows/` or by REST, and a sample, `FW` and 32 zeros; executions"
                                    + " with steps and contexts. Widgets: send message, send and wait for reply, both with"
                                    + " `media_url`, split, set"
                                    + " variables, make HTTP request, run function, with Liquid; any other fails the execution"
                                    + " with its name")
                    .withInvented(
                            "a request to Twilio's API comes to this sandbox, which is how a flow adds a participant;"
                                    + " 409 for a contact's second execution; flows write under their SID, and no webhook is sent for"
                                    + " it"),
            partial(
                            "Text messages",
                            "messaging/api/message-resource",
                            "create, from a number or a messaging service, fetch, list, with status callbacks; up to ten"
                                    + " `MediaUrl`, fetched over HTTP, and the media below a message; of a content template SID"
                                    + " and values replace the text; no schedules, no update, no delete")
                    .withInvented("a message whose media cannot be fetched fails with 11200, on WhatsApp with 63019"),
            partial(
                            "Phones",
                            "messaging/guides/track-outbound-message-status",
                            "any number of them, SMS and WhatsApp, with STOP and START: `POST /sandbox/sms` (`From`, `To`,"
                                    + " `Body`) sends; `POST /sandbox/phones/{number}` (`Status`, `ErrorCode`,"
                                    + " `DelayMillis`) sets how texts to it end; to WhatsApp only templates are delivered if"
                                    + " the phone did not write for 24 hours (63016); `NumMedia`, `MediaUrl0` … bring media"
                                    + " into the conversation, or to the waiting flow; no groups, no webhooks of a number")
                    .withInvented("the paths: Twilio has no such thing"),
            partial(
                            "Media",
                            "conversations/media-support-conversations",
                            "sent and fetched by SDKs and REST, up to 16 MiB each, in memory, the oldest removed first;"
                                    + " phones send them (`MediaUrl0`) and receive them: 5 MB by MMS, one of 16 MB on"
                                    + " WhatsApp, where Twilio drops any other")
                    .withInvented("links never expire; media larger than the channel takes fail with 11751"),
            partial(
                            "SDK clients",
                            "conversations/sdk-overview",
                            "`ws://127.0.0.1:8100/v3/wsconnect` speaks to `@twilio/conversations` 2.1 to 3.0.1, unmodified:"
                                    + " all operations in conversations, history, receipts, typing, renewal and end of"
                                    + " tokens, and what was missed while a socket was down. No reachability, no push, no"
                                    + " mobile SDK was tried")
                    .withInvented("a token of less than six minutes is announced at half its time; the header"
                            + " `X-Sandbox-Client-Identity`, which makes a REST call a client's;"
                            + " `DELETE /sandbox/sockets`, which drops all sockets, or those of one `Identity`"),
            supported(
                            "Faults",
                            "usage/troubleshooting",
                            "`POST /sandbox/faults`, for calls by `Path`: any error, as HTML too, with or without"
                                    + " `RetryAfter`, before the effect or after it (`Applied`); `Kind=slow`, `dropped`. For"
                                    + " webhooks by `Event`: `Kind=twice`, `out-of-order`, `late`, `bad-signature`, `dropped`."
                                    + " `GET` lists them, `DELETE` ends them")
                    .withInvented("all of it: Twilio has no such thing"));

    private Coverage() {}

    public static void addTo(Paths paths) {
        paths.on(
                "GET",
                "/sandbox/coverage",
                call -> ApiResponse.ok(
                        new JsonArray(PARTS.stream().map(CoverageRow::json).toList())));
    }

    /** Returns it as a Markdown table. */
    static String table() {
        return PARTS.stream()
                .map(part -> part.row() + "\n")
                .collect(Collectors.joining(
                        "",
                        "| part | how far | what | invented, where Twilio is silent |\n| --- | --- | --- | --- |\n",
                        ""));
    }
}
