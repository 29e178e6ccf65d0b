package io.github.sockettask.contract;

import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.aop.MethodBeforeAdvice;
import org.springframework.aop.framework.ProxyFactory;

import io.github.sockettask.transport.Transport;
import io.github.sockettask.transport.TransportHandler;
import io.github.sockettask.transport.TransportRequest;

/**
 * Counts messages that have arrived and were not yet handled.
 *
 * @param transport opens the connections
 * @param waiting how many there are
 * @param most how many there have been at a time
 */
record CountingTransport(Transport transport, AtomicInteger waiting, AtomicInteger most) implements Transport {

	CountingTransport(Transport transport) {
		this(transport, new AtomicInteger(), new AtomicInteger());
	}

	void handled() {
		this.waiting.decrementAndGet();
	}

	@Override
	public boolean inEventLoop() {
		return this.transport.inEventLoop();
	}

	@Override
	public void open(TransportRequest request, TransportHandler handler) {
		MethodBeforeAdvice count = (method, arguments, target) -> {
			if (method.getName().equals("message")) {
				this.most.accumulateAndGet(this.waiting.incrementAndGet(), Math::max);
			}
		};
		ProxyFactory counting = new ProxyFactory(new Class<?>[] { TransportHandler.class });
		counting.setTarget(handler);
		counting.addAdvice(count);
		this.transport.open(request, (TransportHandler) counting.getProxy());
	}

}
