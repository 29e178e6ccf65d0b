package io.github.sockettask.test.assertj;

import java.util.List;
import java.util.Objects;

import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.test.SocketHandshake;

/**
 * Assertions on a {@link SocketHandshake}.
 *
 * @since 0.1.0
 */
public final class SocketHandshakeAssert extends AbstractAssert<SocketHandshakeAssert, @Nullable SocketHandshake> {

	SocketHandshakeAssert(@Nullable SocketHandshake actual) {
		super(actual, SocketHandshakeAssert.class);
	}

	/**
	 * Verify the path.
	 * @param path the path, without a query
	 * @return this assertion
	 */
	public SocketHandshakeAssert hasPath(String path) {
		return verify("path", handshake().path(), path);
	}

	/**
	 * Verify the request target.
	 * @param target the path and the query
	 * @return this assertion
	 */
	public SocketHandshakeAssert hasTarget(String target) {
		return verify("target", handshake().target(), target);
	}

	/**
	 * Verify a header.
	 * @param name its name, in any case
	 * @param values its values, one for each line
	 * @return this assertion
	 */
	public SocketHandshakeAssert hasHeader(String name, String... values) {
		return verify("header " + name, handshake().headers(name), List.of(values));
	}

	/**
	 * Verify that there is no such header.
	 * @param name its name, in any case
	 * @return this assertion
	 */
	public SocketHandshakeAssert hasNoHeader(String name) {
		return verify("header " + name, handshake().headers(name), List.of());
	}

	/**
	 * Verify the sub-protocols.
	 * @param protocols all that are offered, in order
	 * @return this assertion
	 */
	public SocketHandshakeAssert offersProtocols(String... protocols) {
		return verify("sub-protocols", handshake().protocols(), List.of(protocols));
	}

	private SocketHandshakeAssert verify(String what, Object found, Object expected) {
		if (!found.equals(expected)) {
			throw failureWithActualExpected(found, expected, "Expected a handshake with %s %s but it was %s", what,
					expected, found);
		}
		return this;
	}

	private SocketHandshake handshake() {
		isNotNull();
		return Objects.requireNonNull(this.actual);
	}

}
