package dev.parley.sandbox.world;

import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Limits;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * From whom e-mail of a conversation would come. Kept and shown; the sandbox sends no e-mail.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/api/conversation-resource">Twilio: conversations</a>
 */
public record EmailBinding(@Nullable String address, @Nullable String name) {
    static final EmailBinding NONE = new EmailBinding(null, null);

    private static final String ADDRESS = "Bindings.Email.Address";
    private static final String NAME = "Bindings.Email.Name";

    /** Reads {@code Bindings.Email.Address} and {@code Bindings.Email.Name}; one that is absent stays as it was. */
    public EmailBinding updatedFrom(Form form) {
        String newAddress = form.text(ADDRESS, Limits.ADDRESS);
        String newName = form.text(NAME, Limits.NAME);
        if (newAddress != null && !newAddress.matches("[^@\\s]+@[^@\\s]+")) {
            throw ApiError.badParameter(
                    ADDRESS + " is \"" + ApiError.brief(newAddress) + "\": expected an address like host@example.com.");
        }
        return new EmailBinding(form.has(ADDRESS) ? newAddress : address, form.has(NAME) ? newName : name);
    }

    /** Returns it as a conversation shows it among its bindings. */
    JsonObject json() {
        return equals(NONE)
                ? new JsonObject()
                : new JsonObject()
                        .put("email", new JsonObject().put("address", address).put("name", name));
    }
}
