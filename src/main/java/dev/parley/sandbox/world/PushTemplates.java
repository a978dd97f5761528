package dev.parley.sandbox.world;

import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Limits;
import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.json.JsonObject;

/**
 * The templates of a service's push notifications. Stored only; nothing is pushed.
 *
 * <p>Form fields read: {@code LogEnabled}; {@code Enabled}, {@code Template} and {@code Sound} behind {@code NewMessage.},
 * {@code AddedToConversation.} and {@code RemovedFromConversation.}; {@code NewMessage.BadgeCountEnabled},
 * {@code NewMessage.WithMedia.Enabled}, {@code NewMessage.WithMedia.Template}.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/api/service-notification-resource">Twilio: notifications</a>
 */
public final class PushTemplates {
    private static final int MAX_TEMPLATE = 1024;

    private boolean isLogged;
    private JsonObject newMessage = empty().put("badge_count_enabled", false).put("with_media", empty("template"));
    private JsonObject added = empty();
    private JsonObject removed = empty();

    private static JsonObject empty() {
        return empty("template", "sound");
    }

    private static JsonObject empty(String... texts) {
        JsonObject empty = new JsonObject().put("enabled", false);
        for (String text : texts) {
            empty.put(text, "");
        }
        return empty;
    }

    public void update(Form form) {
        JsonObject media = newMessage.getJsonObject("with_media").copy();
        read(form, "NewMessage.WithMedia.", media);
        JsonObject changedNew = newMessage.copy();
        read(form, "NewMessage.", changedNew);
        flag(form, "NewMessage.BadgeCountEnabled", "badge_count_enabled", changedNew);
        JsonObject changedAdded = added.copy();
        read(form, "AddedToConversation.", changedAdded);
        JsonObject changedRemoved = removed.copy();
        read(form, "RemovedFromConversation.", changedRemoved);
        boolean log = form.flag("LogEnabled");

        newMessage = changedNew.put("with_media", media);
        added = changedAdded;
        removed = changedRemoved;
        isLogged = form.has("LogEnabled") ? log : isLogged;
    }

    private static void read(Form form, String group, JsonObject template) {
        flag(form, group + "Enabled", "enabled", template);
        text(form, group + "Template", "template", MAX_TEMPLATE, template);
        text(form, group + "Sound", "sound", Limits.NAME, template);
    }

    private static void flag(Form form, String name, String key, JsonObject template) {
        boolean value = form.flag(name);
        if (form.has(name)) {
            template.put(key, value);
        }
    }

    private static void text(Form form, String name, String key, int maxCharacters, JsonObject template) {
        String value = form.text(name, maxCharacters);
        if (form.has(name) && template.containsKey(key)) {
            template.put(key, value == null ? "" : value);
        }
    }

    public JsonObject json(Service service, String url) {
        return new JsonObject()
                .put("account_sid", SandboxAccount.ACCOUNT_SID)
                .put("chat_service_sid", service.sid)
                .put("new_message", newMessage)
                .put("added_to_conversation", added)
                .put("removed_from_conversation", removed)
                .put("log_enabled", isLogged)
                .put("url", url);
    }
}
