package io.github.sockettask.transport.netty.tls;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.TlsBundle;
import io.github.sockettask.transport.TlsBundles;

/**
 * One context for each SSL bundle, until the bundle is reloaded. Connections that use an
 * earlier one keep it.
 */
public class TlsContexts {

	private final TlsBundles bundles;

	private final SslProvider provider;

	/** By name of the bundle. */
	private final Map<String, TlsContext> contexts = new ConcurrentHashMap<>();

	/** Guarded by this; null until a connection without a bundle needs it. */
	private @Nullable TlsContext withoutName;

	/**
	 * Create contexts of the fastest provider that is present.
	 * @param bundles where bundles come from
	 */
	public TlsContexts(TlsBundles bundles) {
		this(bundles, OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK);
	}

	/**
	 * Create contexts.
	 * @param bundles where bundles come from
	 * @param provider the provider to prefer
	 */
	public TlsContexts(TlsBundles bundles, SslProvider provider) {
		this.bundles = bundles;
		this.provider = provider;
	}

	/**
	 * Return the context for a new connection.
	 * @param name the name of the bundle, or {@code null} for what the JVM trusts
	 * @return the context
	 */
	public TlsContext get(@Nullable String name) {
		if (name == null) {
			return withoutName();
		}
		TlsContext context = this.contexts.get(name);
		if (context != null && context.isOf(this.bundles.find(name))) {
			return context;
		}
		// With a lock, so that tasks that start together share one.
		return this.contexts.compute(name, (same, known) -> {
			TlsBundle bundle = this.bundles.find(name);
			return (known != null && known.isOf(bundle)) ? known : TlsContext.of(bundle, this.provider);
		});
	}

	private synchronized TlsContext withoutName() {
		TlsContext context = this.withoutName;
		if (context == null) {
			context = TlsContext.of(this.bundles.withoutName(), this.provider);
			this.withoutName = context;
		}
		return context;
	}

}
