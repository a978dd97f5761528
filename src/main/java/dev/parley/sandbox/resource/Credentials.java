package dev.parley.sandbox.resource;

import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Paging;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.world.Binding;
import dev.parley.sandbox.world.Credential;
import dev.parley.sandbox.world.World;
import java.util.List;

/**
 * Push credentials of the account: create, fetch, list, update, delete. Stored only: bindings name them, and nothing is
 * pushed.
 *
 * <p>Form fields read: {@code Type} (apn, gcm, fcm), {@code FriendlyName}, {@code Sandbox}. Left out:
 * {@code Certificate}, {@code PrivateKey}, {@code ApiKey} and {@code Secret}, which are neither stored nor checked.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/api/credential-resource">Twilio: credentials</a>
 */
public final class Credentials {
    private static final String ALL = "/v1/Credentials";
    private static final String ONE = ALL + "/{Sid}";
    private static final int MAX_PAGE = 100;
    private static final int MAX_NAME = 64;

    private final World world;

    public Credentials(World world) {
        this.world = world;
    }

    public void addTo(Paths paths) {
        paths.on("POST", ALL, this::create);
        paths.on("GET", ALL, this::list);
        paths.on("GET", ONE, call -> ApiResponse.ok(find(call).json(call.base())));
        paths.on("POST", ONE, this::update);
        paths.on("DELETE", ONE, this::delete);
    }

    private ApiResponse create(ApiCall call) {
        call.form().required("Type");
        Credential credential = new Credential(world.sid("CR"), world.now(), "");
        change(credential, call.form());
        world.add(credential, world.credentials);
        return ApiResponse.created(credential.json(call.base()));
    }

    private ApiResponse list(ApiCall call) {
        return new Paging<>(call, MAX_PAGE, List.copyOf(world.credentials.values()))
                .answer("credentials", credential -> credential.json(call.base()));
    }

    private ApiResponse update(ApiCall call) {
        Credential credential = find(call);
        change(credential, call.form());
        credential.updated = world.now();
        return ApiResponse.ok(credential.json(call.base()));
    }

    private ApiResponse delete(ApiCall call) {
        world.remove(find(call), world.credentials);
        return ApiResponse.gone();
    }

    private Credential find(ApiCall call) {
        Credential credential = world.credentials.get(call.variable("Sid"));
        if (credential == null) {
            throw ApiError.notFound("credential", call.variable("Sid"));
        }
        return credential;
    }

    private static void change(Credential credential, Form form) {
        String type = form.choice("Type", Binding.TYPES);
        String friendlyName = form.text("FriendlyName", MAX_NAME);
        String sandbox = form.choice("Sandbox", List.of("true", "false"));

        credential.type = type == null ? credential.type : type;
        credential.friendlyName = form.has("FriendlyName") ? friendlyName : credential.friendlyName;
        credential.sandbox = sandbox == null ? credential.sandbox : sandbox;
    }
}
