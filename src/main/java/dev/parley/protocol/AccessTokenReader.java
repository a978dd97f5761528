package dev.parley.protocol;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.protocol.InvalidAccessToken.Fault;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.UnsupportedJwtException;
import io.jsonwebtoken.security.SignatureException;
import java.io.IOException;
import java.util.Map;

/**
 * Reads access tokens that the secret of one API key has signed. Checked are signature and header; what the claims have to say
 * depends on who asks.
 *
 * @see AccessTokenSigner
 */
public final class AccessTokenReader {
    /** Ours stay below 4 KiB; what is longer is not read at all. */
    private static final int MAX_CHARACTERS = 8 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JwtParser parser;

    public AccessTokenReader(String apiKeySecret) {
        this.parser =
                Jwts.parser().verifyWith(AccessTokenSigner.key(apiKeySecret)).build();
    }

    /**
     * Reads a token.
     *
     * @param jwt compact
     * @throws InvalidAccessToken if another key signed it, or it is not an access token at all
     */
    public AccessTokenClaims read(String jwt) {
        if (jwt.length() > MAX_CHARACTERS) {
            throw new InvalidAccessToken(Fault.TOO_LONG);
        }
        try {
            // The parser leaves the claims unread, for the content type says that they are Twilio's.
            Jws<byte[]> signed = parser.parseSignedContent(jwt);
            if (!Jwts.SIG.HS256.getId().equals(signed.getHeader().getAlgorithm())
                    || !AccessTokenSigner.CONTENT_TYPE.equals(signed.getHeader().get("cty"))) {
                throw new InvalidAccessToken(Fault.HEADER);
            }
            return new AccessTokenClaims(JSON.readValue(signed.getPayload(), Map.class));
        } catch (SignatureException e) {
            throw new InvalidAccessToken(Fault.SIGNATURE);
        } catch (UnsupportedJwtException e) {
            throw new InvalidAccessToken(Fault.HEADER);
        } catch (JwtException | IllegalArgumentException | IOException e) {
            throw new InvalidAccessToken(Fault.MALFORMED);
        }
    }
}
