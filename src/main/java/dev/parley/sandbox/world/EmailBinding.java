package dev.parley.sandbox.world;

import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Limits;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The e-mail sender of a conversation. Stored only; the sandbox sends no e-mail.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/api/conversation-resource">Twilio: conversations</a>
 */
public record EmailBinding(@Nullable String address, @Nullable String name) {
    static final EmailBinding NONE = new EmailBinding(null, null);

    private static final String ADDRESS = "Bindings.Email.Address";
    private static final String NAME = "Bindings.Email.Name";

    /** Reads {@code Bindings.Email.Address} and {@code Bindings.Email.Name}; an absent one is not changed. */
    public EmailBinding updatedFrom(Form form) {
        String newAddress = form.text(ADDRESS, Limits.ADDRESS);
        String newName = form.text(NAME, Limits.NAME);
        if (newAddress != null && !newAddress.matches("[^@\\s]+@[^@\\s]+")) {
            throw ApiError.badParameter(
                    ADDRESS + " is \"" + ApiError.brief(newAddress) + "\": expected an address like host@example.com.");
        }
        return new EmailBinding(form.has(ADDRESS) ? newAddress : address, form.has(NAME) ? newName : name);
    }

    /** Returns it as in a conversation's {@code bindings}. */
    JsonObject json() {
        return equals(NONE)
                ? new JsonObject()
                : new JsonObject()
                        .put("email", new JsonObject().put("address", address).put("name", name));
    }
}
