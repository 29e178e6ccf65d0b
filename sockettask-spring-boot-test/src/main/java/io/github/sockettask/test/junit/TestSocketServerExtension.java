package io.github.sockettask.test.junit;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import io.github.sockettask.test.SocketScript;
import io.github.sockettask.test.TestSocketConnection;
import io.github.sockettask.test.TestSocketServer;

/**
 * Starts a {@link TestSocketServer} for tests of JUnit, and fails a test when one of the
 * scripts it set has failed.
 *
 * <pre class="code">
 * &#64;RegisterExtension
 * TestSocketServerExtension server = TestSocketServerExtension.create();
 * </pre>
 *
 * In an instance field, each test has a server of its own. In a static field, and with
 * {@code @ExtendWith(TestSocketServerExtension.class)} on the class, the tests of the
 * class share one: it keeps its port, which {@code @DynamicPropertySource} needs, and is
 * {@linkplain TestSocketServer#reset() reset} after each test, so that such tests must
 * not run at the same time. Either way a test or a constructor may have a parameter of
 * type {@code TestSocketServer}.
 * <p>
 * After each test the extension waits for the scripts as
 * {@link TestSocketServer#verify()} does, 5 seconds at most unless the server is built
 * with another deadline.
 *
 * @since 0.1.0
 */
public final class TestSocketServerExtension
		implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

	private final Supplier<TestSocketServer> start;

	private @Nullable TestSocketServer server;

	// The class whose tests share the server; null if each test has its own.
	private @Nullable Class<?> sharing;

	/**
	 * Create an extension with a plain server; for {@code @ExtendWith}.
	 */
	public TestSocketServerExtension() {
		this(TestSocketServer.builder());
	}

	private TestSocketServerExtension(TestSocketServer.Builder builder) {
		this.start = builder::start;
	}

	/**
	 * Create an extension with a plain server.
	 * @return the extension
	 */
	public static TestSocketServerExtension create() {
		return new TestSocketServerExtension();
	}

	/**
	 * Create an extension with servers of one's own making.
	 * @param builder starts the servers, for example with TLS
	 * @return the extension
	 */
	public static TestSocketServerExtension of(TestSocketServer.Builder builder) {
		return new TestSocketServerExtension(builder);
	}

	/**
	 * Return the server of the running test.
	 * @return the server
	 * @throws IllegalStateException if no test is running
	 */
	public TestSocketServer server() {
		TestSocketServer server = this.server;
		if (server == null) {
			throw new IllegalStateException("There is no server outside of a test; "
					+ "register the extension in a static field to have one for the whole class");
		}
		return server;
	}

	/**
	 * Set the script for every connection to a path.
	 * @param path the path, without a query
	 * @param script the script
	 * @return this extension
	 * @see TestSocketServer#on
	 */
	public TestSocketServerExtension on(String path, SocketScript script) {
		server().on(path, script);
		return this;
	}

	/**
	 * Add a script for a single connection to a path.
	 * @param path the path, without a query
	 * @param script the script
	 * @return this extension
	 * @see TestSocketServer#onNext
	 */
	public TestSocketServerExtension onNext(String path, SocketScript script) {
		server().onNext(path, script);
		return this;
	}

	/**
	 * Return a URL of the server.
	 * @param target the path, and a query if you like
	 * @return the URL
	 * @see TestSocketServer#url
	 */
	public String url(String target) {
		return server().url(target);
	}

	/**
	 * Return all connections of this test that sent a handshake.
	 * @return a copy, in the order of the handshakes
	 * @see TestSocketServer#connections
	 */
	public List<TestSocketConnection> connections() {
		return server().connections();
	}

	/**
	 * Wait for a connection of this test.
	 * @param number 1 for the first
	 * @return the connection
	 * @throws AssertionError if it does not come within the deadline
	 * @see TestSocketServer#awaitConnection
	 */
	public TestSocketConnection awaitConnection(int number) {
		return server().awaitConnection(number);
	}

	/**
	 * Wait until all scripts that were begun are over; done after each test anyway.
	 * @throws AssertionError the first failure of a script
	 * @see TestSocketServer#verify
	 */
	public void verify() {
		server().verify();
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		if (this.sharing == null) {
			this.sharing = context.getRequiredTestClass();
			this.server = this.start.get();
		}
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		if (this.server == null) {
			this.server = this.start.get();
		}
	}

	@Override
	public void afterEach(ExtensionContext context) {
		TestSocketServer server = server();
		try {
			server.verify();
		}
		finally {
			if (this.sharing != null) {
				server.reset();
			}
			else {
				this.server = null;
				server.close();
			}
		}
	}

	@Override
	public void afterAll(ExtensionContext context) {
		// A nested class shares the server of its enclosing class.
		if (context.getRequiredTestClass() == this.sharing) {
			TestSocketServer server = server();
			this.sharing = null;
			this.server = null;
			server.close();
		}
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == TestSocketServer.class;
	}

	@Override
	public TestSocketServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return server();
	}

}
