package dev.parley.token;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** Accepts identities that the customer's server confirms, by a {@linkplain ProofCheck proof} or a {@linkplain JwtCheck JWT}. */
final class ProvenIdentities implements IdentityPolicy {
    private final Optional<ProofCheck> proofs;
    private final Optional<JwtCheck> jwts;

    ProvenIdentities(IdentitySettings settings, Clock clock) {
        proofs = settings.proofKey().map(key -> new ProofCheck(key, clock));
        jwts = settings.jwts().map(each -> new JwtCheck(each, clock));
    }

    @Override
    public Optional<Identity> decide(Optional<Identity> identity, Supplier<Optional<String>> proof) {
        String given = proof.get()
                .orElseThrow(
                        () -> unproven("there is no proof, neither as parameter proof nor as Authorization: Bearer"));
        return Optional.of(isJwt(given) ? ofJwt(identity, given) : ofProof(identity, given));
    }

    private static boolean isJwt(String given) {
        return given.chars().filter(c -> c == '.').count() == 2;
    }

    private Identity ofProof(Optional<Identity> identity, String given) {
        ProofCheck check = proofs.orElseThrow(() -> unproven("the proof is not a JWT, and token.proof-key is not set"));
        Identity named = identity.orElseThrow(() -> unproven("there is a proof, but no identity"));
        check.verify(named, given);
        return named;
    }

    private Identity ofJwt(Optional<Identity> identity, String given) {
        JwtCheck check = jwts.orElseThrow(
                () -> unproven("the proof is a JWT, but neither token.jwt-key nor token.jwt-jwks-url is set"));
        Identity subject = new Identity(check.subject(given));
        if (identity.filter(named -> !named.equals(subject)).isPresent()) {
            throw unproven("identity differs from the sub of the JWT");
        }
        return subject;
    }

    /** @param reason for the log only, as it would help to forge proofs */
    static TokenRefused unproven(String reason) {
        return new TokenRefused(
                "identity is not proven. Send it with a fresh proof from your own server, as proof or as"
                        + " Authorization: Bearer.",
                reason);
    }
}
