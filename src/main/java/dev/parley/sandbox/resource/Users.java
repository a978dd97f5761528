package dev.parley.sandbox.resource;

import dev.parley.sandbox.change.Changes;
import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Limits;
import dev.parley.sandbox.rest.Paging;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.webhook.Hooks;
import dev.parley.sandbox.webhook.PreActionEvents;
import dev.parley.sandbox.world.Role;
import dev.parley.sandbox.world.Service;
import dev.parley.sandbox.world.User;
import dev.parley.sandbox.world.World;
import io.vertx.core.Future;
import java.util.List;

/**
 * Users of a service: create, fetch (by SID or identity), list, update, delete. A participant with an identity becomes
 * a user, too. The participants of a deleted user stay in their conversations.
 *
 * <p>Form fields read: {@code Identity}, {@code FriendlyName}, {@code Attributes}, {@code RoleSid}. Left out: presence,
 * push notifications.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/api/user-resource">Twilio: users</a>
 */
public final class Users {
    private static final int MAX_PAGE = 50;

    private final World world;
    private final Changes changes;
    private final Hooks hooks;

    public Users(World world, Changes changes, Hooks hooks) {
        this.world = world;
        this.changes = changes;
        this.hooks = hooks;
    }

    public void addTo(Paths paths) {
        paths.inService("POST", "/Users", this::create);
        paths.inService("GET", "/Users", this::list);
        paths.inService("GET", "/Users/{UserSid}", this::fetch);
        paths.laterInService("POST", "/Users/{UserSid}", this::update);
        paths.inService("DELETE", "/Users/{UserSid}", this::delete);
    }

    private ApiResponse create(ApiCall call) {
        Service service = world.service(call);
        String identity = call.form().required("Identity", Limits.NAME);
        Limits.checkIdentity(identity);
        service.user(identity).ifPresent(other -> {
            throw new ApiError(409, 50201, "User already exists: " + other.sid + ".");
        });
        User user = new User(world.sid("US"), world.now(), identity, service);
        user.outgrow(call.form());
        changes.add(call.actor(), changed(user, call.form()));
        return ApiResponse.created(user.json(call.root()));
    }

    private ApiResponse list(ApiCall call) {
        return new Paging<>(
                        call, MAX_PAGE, List.copyOf(world.service(call).users.values()))
                .answer("users", user -> user.json(call.root()));
    }

    private ApiResponse fetch(ApiCall call) {
        return ApiResponse.ok(find(call).json(call.root()));
    }

    private Future<ApiResponse> update(ApiCall call) {
        return hooks.inTurn(
                find(call).sid,
                call.actor(),
                call.form(),
                () -> {
                    PermissionCheck.of(call.actor(), world.service(call)).update(find(call), call.form());
                    return PreActionEvents.userUpdate(
                            call.actor(), changed(find(call).copy(), call.form()));
                },
                form -> {
                    User user = find(call);
                    world.grow(user, form);
                    changes.updated(call.actor(), changed(user, form));
                    return ApiResponse.ok(user.json(call.root()));
                });
    }

    private ApiResponse delete(ApiCall call) {
        User user = find(call);
        changes.remove(user);
        return ApiResponse.gone();
    }

    private User find(ApiCall call) {
        String name = call.variable("UserSid");
        return world.service(call).user(name).orElseThrow(() -> ApiError.notFound("user", name));
    }

    private static User changed(User user, Form form) {
        String friendlyName = form.text("FriendlyName", Limits.NAME);
        String attributes = form.attributes(Limits.USER_ATTRIBUTES);
        String role = Role.read(form, "RoleSid", user.service, Role.SERVICE);
        user.friendlyName = form.has("FriendlyName") ? friendlyName : user.friendlyName;
        user.attributes = attributes == null ? user.attributes : attributes;
        user.roleSid = role == null ? user.roleSid : role;
        return user;
    }
}
