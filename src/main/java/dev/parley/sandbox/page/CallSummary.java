package dev.parley.sandbox.page;

import dev.parley.sandbox.rest.RecordedCall;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A summary of a call or a webhook for lists and links: {@code conversation} and {@code thing} are SIDs, {@code words}
 * is a short text. Each may be {@code null}.
 */
final class CallSummary {
    private static final int MAX_CHARACTERS = 120;
    private static final Pattern SID = Pattern.compile("(?:CH|IM|MB|US)[0-9a-f]{32}");
    private static final Pattern OWN_SID = Pattern.compile("\"sid\":\"([A-Z]{2}[0-9a-f]{32})\"");

    /** The first one present is the webhook's resource: the participant of a message is only its author. */
    private static final List<String> RESOURCE_SIDS =
            List.of("MessageSid", "ParticipantSid", "UserSid", "ConversationSid");

    private static final Pattern FILE = Pattern.compile("\"Filename\":\"([^\"]*)\"");

    private static final List<String> NAMES =
            List.of("Identity", "MessagingBinding.Address", "FriendlyName", "UniqueName", "State");

    private CallSummary() {}

    /** Returns the summary of a call; the SID of a created resource is taken from the response. */
    static JsonObject of(RecordedCall call) {
        JsonObject form = call.entry().getJsonObject("form");
        String path = call.entry().getString("path");
        String created = Integer.valueOf(201).equals(call.entry().getInteger("status"))
                ? first(OWN_SID, call.answer().toString())
                : null;
        String resource = created == null ? last(path) : created;
        String conversation = first(SID, path);
        return summary(
                conversation == null || !isConversation(conversation) ? resource : conversation, resource, text(form));
    }

    /** Returns the summary of a webhook. */
    static JsonObject ofWebhook(JsonObject form) {
        String resource = RESOURCE_SIDS.stream()
                .map(form::getString)
                .filter(sid -> sid != null)
                .findFirst()
                .orElse(null);
        return summary(form.getString("ConversationSid"), resource, text(form));
    }

    private static JsonObject summary(@Nullable String conversation, @Nullable String resource, @Nullable String text) {
        return new JsonObject()
                .put("conversation", isConversation(conversation) ? conversation : null)
                .put("thing", resource)
                .put("words", text);
    }

    private static boolean isConversation(@Nullable String sid) {
        return sid != null && sid.startsWith("CH");
    }

    private static @Nullable String text(JsonObject form) {
        String body = text(form, "Body");
        if (body != null) {
            String author = text(form, "Author");
            return shorten(author == null ? body : author + ": " + body);
        }
        String media = text(form, "Media");
        String file = media == null ? null : first(FILE, media);
        if (file != null) {
            String author = text(form, "Author");
            return shorten((author == null ? "" : author + ": ") + "[" + file + "]");
        }
        if (text(form, "StateTo") != null) {
            return text(form, "StateFrom") + " to " + text(form, "StateTo");
        }
        String read = text(form, "LastReadMessageIndex");
        if (read != null && text(form, "ParticipantSid") == null) {
            return "has read up to message " + shorten(read);
        }
        String status = text(form, "Status");
        String to = text(form, "To");
        if (status != null || to != null) {
            return shorten(status == null ? "to " + to : status);
        }
        return NAMES.stream()
                .map(name -> text(form, name))
                .filter(text -> text != null)
                .findFirst()
                .map(CallSummary::shorten)
                .orElse(null);
    }

    /** A repeated field is a list. */
    private static @Nullable String text(JsonObject form, String name) {
        return form.getValue(name) instanceof String text && !text.isBlank() ? text : null;
    }

    private static String shorten(String text) {
        return text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS) + "…";
    }

    private static @Nullable String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(found.groupCount()) : null;
    }

    private static @Nullable String last(String path) {
        Matcher found = SID.matcher(path);
        String last = null;
        while (found.find()) {
            last = found.group();
        }
        return last;
    }
}
