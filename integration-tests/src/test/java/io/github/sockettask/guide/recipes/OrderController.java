package io.github.sockettask.guide.recipes;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.github.sockettask.SendSocketMessageException;
import io.github.sockettask.SocketTask;
import io.github.sockettask.annotation.OnClose;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.SocketTaskHandler;

// tag::controller[]
@RestController
@SocketTaskHandler("orders")
class OrderController {

	private final SocketTask orders;

	private final Map<String, CompletableFuture<Answer>> waiting = new ConcurrentHashMap<>();

	OrderController(SocketTask orders) {
		this.orders = orders;
	}

	@PostMapping("/orders")
	CompletableFuture<Answer> place(@RequestBody Order order) {
		String id = UUID.randomUUID().toString();
		CompletableFuture<Answer> answer = new CompletableFuture<>();
		this.waiting.put(id, answer);
		this.orders.send(new Request(id, order)).whenComplete((sent, failure) -> {
			if (failure != null) {
				answer.completeExceptionally(failure);
			}
		});
		return answer.orTimeout(5, TimeUnit.SECONDS).whenComplete((result, failure) -> this.waiting.remove(id));
	}

	@OnMessage
	void answered(Answer answer) {
		CompletableFuture<Answer> future = this.waiting.get(answer.id());
		if (future != null) {
			future.complete(answer);
		}
	}

	@OnClose
	void closed(String reason) {
		this.waiting.values()
			.forEach((future) -> future.completeExceptionally(new SendSocketMessageException("no answer: " + reason)));
	}

	@ExceptionHandler({ SendSocketMessageException.class, TimeoutException.class })
	@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
	void unavailable() {
	}

	record Order(String symbol, int amount) {
	}

	record Request(String id, Order order) {
	}

	record Answer(String id, String state) {
	}

}
// end::controller[]
