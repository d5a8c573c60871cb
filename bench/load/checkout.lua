-- Whole guest checkouts of seven requests; usage: wrk -s checkout.lua URL -- SKU_FILE
-- Every answer queues the next step of its cart, so that each connection is always busy with some shopper's step.
local threads, number = {}, 0
local headers = {["Content-Type"] = "application/json"}
local skus, steps, keys = {}, {}, 0
orders, refused = 0, 0

local details = '{"contact":{"mail":"li@example.com","phone":"13800138000","name":"Li"},"address":{"name":"Li",' ..
  '"phone":"13800138000","country":"CN","province":"Shanghai","city":"Shanghai","district":"Xuhui",' ..
  '"lines":["88 Caoxi Road"],"postal_code":"200030"}}'

function setup(thread)
  number = number + 1
  thread:set("id", number)
  threads[#threads + 1] = thread
end

function init(arguments)
  for sku in io.lines(arguments[1]) do skus[#skus + 1] = sku end
  math.randomseed(os.time() + id * 7919)
end

local function send(method, path, body)
  keys = keys + 1
  headers["Idempotency-Key"] = string.format("bench-%d-%d-%d", id, os.time(), keys)
  return wrk.format(method, path, headers, body)
end

local requests = {
  items = function(cart) return send("POST", "/api/v1/carts/" .. cart .. "/items",
    string.format('{"sku":"%s","quantity":1}', skus[math.random(#skus)])) end,
  details = function(cart) return send("PUT", "/api/v1/carts/" .. cart .. "/details", details) end,
  shipping = function(cart) return send("PUT", "/api/v1/carts/" .. cart .. "/shipping-method", '{"code":"standard"}') end,
  payment = function(cart) return send("PUT", "/api/v1/carts/" .. cart .. "/payment-method", '{"method":"sandbox:approve"}') end,
  checkout = function(cart) return send("POST", "/api/v1/carts/" .. cart .. "/checkout", "{}") end,
  order = function(path) return wrk.format("GET", path) end,
}

function request()
  local step = table.remove(steps)
  if not step then return send("POST", "/api/v1/carts", '{"currency":"CNY","language":"en"}') end
  return requests[step[1]](step[2])
end

function response(status, _, body)
  if status >= 300 then
    refused = refused + 1
    return
  end
  local order = body:match('"order_id":"([^"]+)"')
  if order then
    steps[#steps + 1] = {"order", "/api/v1/orders/" .. order .. "?token=" .. body:match('"access_token":"([^"]+)"')}
    return
  end
  if body:match('"timeline":') then
    orders = orders + 1
    return
  end
  local cart = body:match('"id":"(crt_[^"]+)"')
  if not cart then return end
  local missing = body:match('"missing":%[([^%]]*)%]') or ""
  if missing:match("items") then steps[#steps + 1] = {"items", cart}
  elseif missing:match("contact") then steps[#steps + 1] = {"details", cart}
  elseif missing:match("shipping_method") then steps[#steps + 1] = {"shipping", cart}
  elseif missing:match("payment_method") then steps[#steps + 1] = {"payment", cart}
  else steps[#steps + 1] = {"checkout", cart} end
end

function done()
  local sum, bad = 0, 0
  for _, thread in ipairs(threads) do
    sum = sum + thread:get("orders")
    bad = bad + thread:get("refused")
  end
  print("@orders " .. sum)
  print("@refused " .. bad)
end
