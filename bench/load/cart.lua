-- Fills carts: each cart gets ten additions, then a new one begins; usage: wrk -s cart.lua URL -- SKU_FILE
-- The additions that were answered are counted by each thread and added up in done().
local threads, number = {}, 0
local headers = {["Content-Type"] = "application/json"}
local skus, carts, keys = {}, {}, 0
adds = 0

function setup(thread)
  number = number + 1
  thread:set("id", number)
  threads[#threads + 1] = thread
end

function init(arguments)
  for sku in io.lines(arguments[1]) do skus[#skus + 1] = sku end
  math.randomseed(os.time() + id * 7919)
end

local function key()
  keys = keys + 1
  headers["Idempotency-Key"] = string.format("bench-%d-%d-%d", id, os.time(), keys)
  return headers
end

function request()
  local cart = table.remove(carts)
  if not cart then return wrk.format("POST", "/api/v1/carts", key(), '{"currency":"CNY","language":"en"}') end
  cart.left = cart.left - 1
  if cart.left > 0 then table.insert(carts, 1, cart) end
  local body = string.format('{"sku":"%s","quantity":1}', skus[math.random(#skus)])
  return wrk.format("POST", "/api/v1/carts/" .. cart.id .. "/items", key(), body)
end

function response(status, _, body)
  if status == 201 then
    local cart = body:match('"id":"([^"]+)"')
    if cart then carts[#carts + 1] = {id = cart, left = 10} end
  elseif status == 200 then
    adds = adds + 1
  end
end

function done()
  local sum = 0
  for _, thread in ipairs(threads) do sum = sum + thread:get("adds") end
  print("@adds " .. sum)
end
